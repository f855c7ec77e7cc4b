"""Damage of the kinds that transport, bad tools and ill will do to files."""

import random


def mutated(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        if not body:
            break
        at = chance.randrange(len(body))
        length = chance.choice((1, 2, 4, 16, 256, 4096))
        match chance.randrange(7):
            case 0:
                body[at] ^= 1 << chance.randrange(8)
            case 1:
                body[at : at + length] = chance.randbytes(length)
            case 2:
                del body[at : at + length]
            case 3:
                body[at:at] = body[at : at + length] * chance.choice((1, 2, 50))
            case 4:
                body[at : at + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff")
                )
            case 5:
                del body[at:]
            case 6:
                there = chance.randrange(len(body))
                body[at : at + length] = body[there : there + length]
    return bytes(body)


def changed_inside(parts: dict[str, bytes], name: str, seed: int) -> dict[str, bytes]:
    """One part of a package damaged, for a ZIP that is whole around it."""
    return {**parts, name: mutated(parts[name], seed)}
