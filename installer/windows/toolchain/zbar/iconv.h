/* What zbar asks of iconv, for a system that has none: octets that a code itself calls UTF-8 or ISO
 * 8859-1 become UTF-8. Whatever else a code calls them is not known, and zbar then passes the code
 * over. */
#pragma once

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef intptr_t iconv_t;

enum { eid_iconv_utf8 = 1, eid_iconv_latin1 = 2 };

static inline iconv_t iconv_open(const char *to, const char *from)
{
    if (strcmp(to, "UTF-8") == 0 && strcmp(from, "UTF-8") == 0)
        return eid_iconv_utf8;
    if (strcmp(to, "UTF-8") == 0 && strcmp(from, "ISO8859-1") == 0)
        return eid_iconv_latin1;
    errno = EINVAL;
    return -1;
}

static inline int iconv_close(iconv_t kind)
{
    (void)kind;
    return 0;
}

/* UTF-8 is taken as it is: whoever uses the text looks at it. */
static inline size_t iconv(iconv_t kind, char **in, size_t *in_left, char **out, size_t *out_left)
{
    while (*in_left > 0) {
        const unsigned char octet = (unsigned char)**in;
        const size_t wanted = kind == eid_iconv_latin1 && octet >= 0x80 ? 2 : 1;
        if (kind != eid_iconv_utf8 && kind != eid_iconv_latin1) {
            errno = EBADF;
            return (size_t)-1;
        }
        if (*out_left < wanted) {
            errno = E2BIG;
            return (size_t)-1;
        }
        if (wanted == 2) {
            *(*out)++ = (char)(0xC0 | octet >> 6);
            *(*out)++ = (char)(0x80 | (octet & 0x3F));
        } else {
            *(*out)++ = (char)octet;
        }
        *out_left -= wanted;
        ++*in;
        --*in_left;
    }
    return 0;
}
