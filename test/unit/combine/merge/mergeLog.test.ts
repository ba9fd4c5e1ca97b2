import { describe, expect, test } from "vitest";
import { textHash } from "../../../../src/combine/log/textHash.ts";
import { mergeLog } from "../../../../src/combine/merge/mergeLog.ts";

const zone = (name: string, body: string) =>
	`<!-- tacit ${name} ${textHash(body)} -->\n${body}<!-- /tacit -->\n`;
const entry = (name: string, date: string, words = "Words.") =>
	zone(name, `## ${name}\n\n**Accepted** · ${date}\n\n${words}\n`);

const first = entry("a2222222", "2026-01-01");
const second = entry("b2222222", "2026-02-01");
const overview = zone("overview", "- a2222222\n- b2222222\n");
const people = "What people wrote.\n";
const base = `# Decisions\n\n${overview}\n${first}\n${people}\n${second}`;

const settings = { ours: "ours", theirs: "theirs", markSize: 7 };
const merge = (ours: string, theirs: string) =>
	mergeLog({ base, ours, theirs }, settings);
const edit = (from: string, to: string, text = base) => {
	expect(text).toContain(from);
	return text.replace(from, () => to);
};
const clean = (ours: string, theirs: string) => {
	const merged = merge(ours, theirs);
	expect(merged).toEqual(merge(theirs, ours));
	expect(merged.conflicts, merged.text).toBe(0);
	return merged.text;
};

describe("two versions of the log", () => {
	test("that both add an entry at the end: both, by their dates", () => {
		const add = (name: string, date: string) =>
			`${edit(overview, zone("overview", `- ${name}\n`))}\n${entry(name, date)}`;
		const text = clean(
			add("c2222222", "2026-03-02"),
			add("d2222222", "2026-03-01"),
		);
		expect(text).toContain(
			`${second}\n${entry("d2222222", "2026-03-01")}\n${entry("c2222222", "2026-03-02")}`,
		);
		expect(text.endsWith("<!-- /tacit -->\n")).toBe(true);
		expect(text.match(/tacit overview/g)).toHaveLength(1);
	});

	test("of which one edits what people wrote, and one moves a zone past it", () => {
		const text = clean(
			edit(`${first}\n${people}`, `${people}\n${first}`),
			edit("What people wrote.", "What people wrote, and more."),
		);
		expect(text).toContain(`What people wrote, and more.\n\n${first}`);
	});

	test("of which one edits a zone and one builds it anew: the edit stays, as one of the new build", () => {
		const built = entry("a2222222", "2026-01-02");
		const text = clean(
			edit(
				"Words.\n<!-- /tacit -->\n\nWhat",
				"Words. Mine.\n<!-- /tacit -->\n\nWhat",
			),
			edit(first, built),
		);
		expect(text).toContain(edit("Words.", "Words. Mine.", built));
	});

	test("of which one edits a zone that the other takes out: it stays", () => {
		const text = clean(
			edit(
				"Words.\n<!-- /tacit -->\n\nWhat",
				"Words. Mine.\n<!-- /tacit -->\n\nWhat",
			),
			edit(`${first}\n`, ""),
		);
		expect(text).toContain("Words. Mine.\n<!-- /tacit -->\n");
	});

	test("of which one takes out a zone that the other built anew: it goes", () => {
		expect(
			clean(
				edit(`${first}\n`, ""),
				edit(first, entry("a2222222", "2026-01-02")),
			),
		).toBe(edit(`${first}\n`, ""));
	});

	test("that both edit one zone in one place: both edits between git's marks, inside the zone", () => {
		const merged = merge(
			edit("Words.\n<!-- /tacit -->\n\nWhat", "Mine.\n<!-- /tacit -->\n\nWhat"),
			edit(
				"Words.\n<!-- /tacit -->\n\nWhat",
				"Yours.\n<!-- /tacit -->\n\nWhat",
			),
		);
		expect(merged.conflicts).toBe(1);
		expect(merged.text).toContain(
			"<<<<<<< ours\nMine.\n=======\nYours.\n>>>>>>> theirs\n<!-- /tacit -->\n",
		);
	});

	test("that both change what people wrote", () => {
		const merged = merge(edit(people, "Mine.\n"), edit(people, "Yours.\n"));
		expect(merged.conflicts).toBe(1);
		expect(merged.text).toContain(
			"<<<<<<< ours\nMine.\n=======\nYours.\n>>>>>>> theirs\n",
		);
	});

	test("with CRLF, without a last line end, and a zone twice", () => {
		const windows = (text: string) => text.replaceAll("\n", "\r\n").trimEnd();
		const versions = [
			base,
			edit("What", "All that"),
			edit("# Decisions", "# Our decisions"),
		].map(windows);
		const [b = "", ours = "", theirs = ""] = versions;
		const merged = mergeLog({ base: b, ours, theirs }, settings);
		expect(merged).toEqual({
			text: windows(edit("What", "All that", edit("# D", "# Our d"))),
			conflicts: 0,
		});
		expect(clean(`${base}\n${second}`, edit("What", "All that"))).toBe(
			edit("What", "All that", `${base}\n${second}`),
		);
	});
});
