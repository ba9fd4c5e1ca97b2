import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, encodeText } from "../../../src/core/textEncoding.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("decodeText", () => {
	it.each([
		["UTF-8", [0x67, 0xc3, 0xb6], "gö", "utf-8"],
		["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0x61], "a", "utf-8-bom"],
		[
			"two marks, of which one is text",
			[0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf],
			"\ufeff",
			"utf-8-bom",
		],
		[
			"UTF-16, low byte first",
			[0xff, 0xfe, 0x61, 0, 0xf6, 0],
			"aö",
			"utf-16le",
		],
		[
			"UTF-16, high byte first",
			[0xfe, 0xff, 0, 0x61, 0x67, 0x97],
			"a林",
			"utf-16be",
		],
		["half a pair in UTF-16", [0xff, 0xfe, 0, 0xd8], "\ud800", "utf-16le"],
		["Latin-1", [0x67, 0xf6, 0x80, 0x9f], "gö\u0080\u009f", "latin-1"],
		["nothing", [], "", "utf-8"],
	])("reads %s", (_, values, text, encoding) => {
		expect(decodeText(bytes(...values))).toEqual({ text, encoding });
	});

	it.each([
		["a NUL", [0x61, 0, 0x62]],
		["a NUL after a mark", [0xef, 0xbb, 0xbf, 0]],
		["UTF-16 with a NUL, as UTF-32 has", [0xff, 0xfe, 0x61, 0, 0, 0]],
		["half a unit of UTF-16", [0xff, 0xfe, 0x61]],
	])("calls %s binary", (_, values) => {
		expect(decodeText(bytes(...values))).toEqual({ binary: true });
	});

	it("is undone by encodeText, to the byte, whenever there is text", () => {
		const anyBytes = fc.oneof(
			fc.uint8Array({ maxLength: 40 }),
			fc
				.string({ unit: "binary" })
				.map((text) => new TextEncoder().encode(text)),
			fc
				.tuple(
					fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]),
					fc.uint8Array({ min: 1, maxLength: 20 }),
				)
				.map(([mark, rest]) => bytes(...mark, ...rest)),
		);
		fc.assert(
			fc.property(anyBytes, (given) => {
				const decoded = decodeText(given);
				if ("binary" in decoded) return;
				expect([...encodeText(decoded.text, decoded.encoding)]).toEqual([
					...given,
				]);
			}),
			{ numRuns: 2000 },
		);
	});

	it("reads large files in pieces", () => {
		const large = new Uint8Array(3_000_000).fill(0xe9);
		const decoded = decodeText(large);
		expect("text" in decoded && decoded.text).toBe("é".repeat(3_000_000));
	});
});

describe("encodeText", () => {
	it("refuses what the file's encoding has no room for", () => {
		expect(() => encodeText("a…", "latin-1")).toThrow(
			expect.objectContaining({ code: "bad-argument" }),
		);
	});
});
