import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	readApart,
	withApart,
} from "../../../../src/combine/relations/apart.ts";
import { pairKey } from "../../../../src/combine/relations/proposal.ts";

describe("Pairs that are not to be proposed again", () => {
	it("are read from a list, whatever their order", () => {
		const { pairs, findings } = readApart(
			"# ours\n- [k3f9q2mx, docs/adr/0002-queues.md] # other queues\n- [zzzzzzzz, aaaaaaaa]\n",
		);
		expect(findings).toEqual([]);
		expect([...pairs]).toEqual([
			pairKey("docs/adr/0002-queues.md", "k3f9q2mx"),
			pairKey("aaaaaaaa", "zzzzzzzz"),
		]);
	});

	it("that are malformed are findings at their lines, and the others are read", () => {
		const { pairs, findings } = readApart("- [a]\n- [a, b]\n- c\n- [a, {}]\n");
		expect([...pairs]).toEqual([pairKey("a", "b")]);
		expect(findings.map(({ lines }) => lines.start)).toEqual([1, 3, 4]);
		expect(readApart("a: b\n").findings).toHaveLength(1);
		expect(readApart("- [a, b\n").findings).not.toEqual([]);
		expect(readApart("").findings).toEqual([]);
	});

	it("are added once, and whatever they are called they are read again", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(key, key), { maxLength: 5 }),
				fc.constantFrom("", "# ours\r\n- [a, b]", "- [a, b]\n"),
				(added, start) => {
					const text = added.reduce<string>(
						(all, [one, other]) => withApart(all, one, other),
						start,
					);
					const { pairs, findings } = readApart(text);
					expect(findings).toEqual([]);
					for (const [one, other] of added) {
						expect(pairs.has(pairKey(one, other))).toBe(true);
						expect(withApart(text, other, one)).toBe(text);
					}
				},
			),
		);
	});
});

const key = fc.string({ minLength: 1, unit: "grapheme" });
