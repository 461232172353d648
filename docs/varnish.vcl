vcl 4.1;

# Varnish in front of the site: docs/serving.md says how it is told what to drop.
import std;

backend site {
    .host = "127.0.0.1";
    .port = "8000";
}

# Who may say what is to be dropped: the machine of the desk.
acl desk {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "BAN") {
        # A server for TLS on the same machine asks from there for all readers: it has
        # to say for whom (X-Forwarded-For, to which Varnish adds the last), and to let
        # through only GET and HEAD.
        if (client.ip !~ desk || req.http.X-Forwarded-For ~ ",") {
            return (synth(405, "Not from there"));
        }
        # The pattern has no space, quote or backslash in it. A ban that is not
        # understood is said to have failed, so that it is told again.
        if (req.http.X-Keys
            && std.ban("obj.http.Surrogate-Key ~ " + req.http.X-Keys)) {
            return (synth(200, "Dropped"));
        }
        return (synth(500, "Not understood"));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # What a browser says of its owner makes no other page.
    unset req.http.Cookie;
    unset req.http.Authorization;
    # What others hang on links; what a page knows of a query, the site says itself.
    set req.url = regsuball(req.url, "(?<=[?&])(utm_[a-z]+|fbclid|gclid)=[^&]*&?", "");
    set req.url = regsub(req.url, "[?&]$", "");
    return (hash);
}

sub vcl_backend_response {
    # Nothing is shown after its time, not even while a new one is fetched.
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (!beresp.http.Surrogate-Key) {
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
    }
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Age;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    # Another cache behind this one would not be told.
    if (resp.http.Cache-Control) {
        set resp.http.Cache-Control =
            regsub(resp.http.Cache-Control, "s-maxage=[0-9]+", "s-maxage=0");
    }
}
