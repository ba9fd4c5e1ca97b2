import fc from "fast-check";
import { expect, it } from "vitest";
import { sameBytes } from "../../../src/core/sameBytes.ts";

it("bytes are the same wherever in memory they lie, and others are not", () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ minLength: 1, maxLength: 40 }),
			fc.nat(7),
			fc.nat(39),
			(bytes, offset, at) => {
				const moved = new Uint8Array(bytes.length + offset).subarray(offset);
				moved.set(bytes);
				expect(sameBytes(bytes, moved)).toBe(true);
				expect(sameBytes(bytes, moved.subarray(1))).toBe(false);
				const index = at % bytes.length;
				moved[index] = (moved[index] ?? 0) ^ 1;
				expect(sameBytes(bytes, moved)).toBe(false);
			},
		),
	);
});
