import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryName, markName } from "../../../../src/combine/log/entryName.ts";
import {
	encodedPath,
	inlineText,
	linkLabel,
} from "../../../../src/combine/log/inlineText.ts";
import {
	openingMark,
	zoneMarks,
} from "../../../../src/combine/log/zoneMarks.ts";

describe("names of entries, whatever their keys hold,", () => {
	it("stand in marks that are read again", () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: "binary" }), (key) => {
				const line = openingMark(markName(key), "0123abcd");
				expect([...zoneMarks(`${line}\n`)]).toMatchObject([
					{ is: "opening", name: markName(key), hash: "0123abcd" },
				]);
				expect(line).not.toMatch(/--.*--.*-->/);
				expect(entryName(key)).toMatch(/^[a-z0-9-]+$/);
			}),
		);
		expect(entryName("k3f9q2mx")).toBe("k3f9q2mx");
		expect(entryName("docs/adr/0001-a.md")).not.toBe(entryName("x/0001-a.md"));
	});
});

describe("words of other people's", () => {
	it("stay on their line, and begin nothing", () => {
		fc.assert(
			fc.property(fc.string(), (words) => {
				for (const text of [inlineText(words), linkLabel(words)])
					expect(text).not.toMatch(/[\r\n\\*[\]<>|@]/);
				expect(encodedPath(words)).toMatch(/^[\w.~%/-]*$/);
			}),
		);
		expect(linkLabel("Use `a_b`, not **c**")).toBe("Use a&#x5F;b, not c");
		expect(linkLabel("Use `a_b`")).toBe("Use `a_b`");
	});
});
