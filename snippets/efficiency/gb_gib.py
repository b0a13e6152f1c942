"""One number of bytes in two units, and what a memory "of 80 GB" holds."""

GB, GiB, MiB = 10**9, 2**30, 2**20

print("two units, one prefix apart:")
for n, (ten, two) in enumerate(
    (("kB", "KiB"), ("MB", "MiB"), ("GB", "GiB"), ("TB", "TiB")), 1
):
    print(f"  1 {two} = {1024**n / 1000**n:.3f} {ten}")

print("\nthe same parameters, two bytes each:")
SIZES = {
    "Llama-3-8B": 2 * 8_030_261_248,
    "Llama-3-70B": 2 * 70_553_706_496,
    "175 billion": 2 * 175 * 10**9,
}
for name, size in SIZES.items():
    print(
        f"  {name:<12}{size:>16,} bytes = {size / GB:6.2f} GB = {size / GiB:6.2f} GiB"
    )

print('\nwhat is sold as "GB":')
print(f"  a disk of 1 TB               {10**12 / GB:8.2f} GB = {10**12 / GiB:7.2f} GiB")
for name, reported in {
    "A100 80GB": 81_920,
    "H100 80GB": 81_559,
    "A100 40GB": 40_960,
}.items():
    size = reported * MiB
    print(
        f"  {name}, {reported:,} MiB       {size / GB:8.2f} GB = {size / GiB:7.2f} GiB"
    )
