"""Which hosts are of the public internet, as far as a name or number tells it."""

import ipaddress

# What Python of some versions calls global, and what carries another address inside.
_NOT_V4 = [
    ipaddress.ip_network(each)
    for each in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24")
]
_V6 = ipaddress.ip_network("2000::/3")
_NOT_V6 = [
    ipaddress.ip_network(each)
    # Teredo and its kin, examples, 6to4.
    for each in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether it is one machine of the public internet, and not of a network inside."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if ip.version == 6:
        if ip in _NAT64:
            # What a network without IPv4 makes of an IPv4 address.
            ip = ipaddress.ip_address(int(ip) & 0xFFFF_FFFF)
        elif ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        else:
            return ip in _V6 and not any(ip in each for each in _NOT_V6)
    return (
        ip.is_global
        and not (ip.is_multicast or ip.is_reserved)
        and not any(ip in each for each in _NOT_V4)
    )


def looks_public(host: str) -> bool:
    """For a proxy, which resolves by itself and has to judge by itself: at least no
    name or number that can only be of a network inside."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        inside = (".local", ".internal", ".localhost", ".home.arpa", ".lan", ".onion")
        return "." in host and not host.endswith(inside) and not _is_number(host)
    return is_public(host)


def _is_number(host) -> bool:
    """127.1 and 0x7f.1 are addresses to many programs; a name ends in letters."""
    last = host.rstrip(".").rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")
