// mknf FILE: flow-log text (default format, gunzipped) from standard input as a file that nfdump 1.7 reads, uncompressed and without
// the closing block of statistics; `nfdump -r FILE -w OTHER -y` completes it. Records without traffic are left out.
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK (1 << 20)

struct __attribute__((packed)) header {
  uint16_t magic, version; uint32_t nfdump; uint64_t created; uint8_t compression, encryption; uint16_t appendix; uint32_t unused;
  uint64_t offset; uint32_t block_size, blocks;
};
struct __attribute__((packed)) block { uint32_t records, size; uint16_t type, flags; };
struct __attribute__((packed)) record {
  uint16_t type, size, elements; uint8_t engine_type, engine_id; uint16_t exporter; uint8_t flags, netflow;
  uint16_t generic, generic_length; uint64_t first, last, received, packets, bytes; uint16_t srcport, dstport; uint8_t protocol, tcp, forward, tos;
  uint16_t ipv4, ipv4_length; uint32_t src, dst;
};

static FILE *out;
static char body[BLOCK];
static struct block head = {0, 0, 3, 0};
static uint32_t blocks;

static void flush(void) {
  if (!head.records) return;
  fwrite(&head, sizeof head, 1, out);
  fwrite(body, head.size, 1, out);
  head.records = head.size = 0;
  blocks++;
}

int main(int count, char **arguments) {
  if (count != 2 || !(out = fopen(arguments[1], "wb"))) return 1;
  struct header file = {0xA50C, 2, 0xF1070101, 0, 0, 0, 0, 0, 0, 5 * 1048576, 0};
  fwrite(&file, sizeof file, 1, out);
  char line[512], *fields[16];
  uint64_t records = 0;
  while (fgets(line, sizeof line, stdin)) {
    int n = 0;
    for (char *at = strtok(line, " \n"); at && n < 16; at = strtok(NULL, " \n")) fields[n++] = at;
    struct in_addr src, dst;
    if (n != 14 || !inet_aton(fields[3], &src) || !inet_aton(fields[4], &dst)) continue;
    struct record r = {11, sizeof r, 2, 0, 0, 0, 0, 9, 1, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 12, 0, 0};
    r.first = strtoull(fields[10], 0, 10) * 1000;
    r.last = r.received = strtoull(fields[11], 0, 10) * 1000;
    r.packets = strtoull(fields[8], 0, 10);
    r.bytes = strtoull(fields[9], 0, 10);
    r.srcport = (uint16_t)atoi(fields[5]);
    r.dstport = (uint16_t)atoi(fields[6]);
    r.protocol = (uint8_t)atoi(fields[7]);
    r.src = ntohl(src.s_addr);
    r.dst = ntohl(dst.s_addr);
    if (head.size + sizeof r > BLOCK) flush();
    memcpy(body + head.size, &r, sizeof r);
    head.size += sizeof r;
    head.records++;
    records++;
  }
  flush();
  file.blocks = blocks;
  rewind(out);
  fwrite(&file, sizeof file, 1, out);
  fclose(out);
  printf("records=%llu\n", (unsigned long long)records);
}
