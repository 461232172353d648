"""What others say of the readers' site: `make judge`."""
