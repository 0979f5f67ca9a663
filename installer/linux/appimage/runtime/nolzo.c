// libsquashfuse can read images that are packed with LZO, whose library is under the GPL. Ours are
// packed with LZ4.
int lzo1x_decompress_safe(const unsigned char *source, unsigned long source_length,
    unsigned char *target, unsigned long *target_length, void *memory);

int lzo1x_decompress_safe(const unsigned char *source, unsigned long source_length,
    unsigned char *target, unsigned long *target_length, void *memory)
{
    (void)source;
    (void)source_length;
    (void)target;
    (void)target_length;
    (void)memory;
    return -1;
}
