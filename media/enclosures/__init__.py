"""Sound, video and documents: taken in, cleaned, and kept as one public file each."""
