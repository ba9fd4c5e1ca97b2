import { describe, expect, it } from "vitest";
import { areaOf, areaOfRecord } from "../../../../src/combine/log/areaOf.ts";
import { decisionText } from "../../../../src/combine/log/decisionText.ts";
import { entryOfNote } from "../../../../src/combine/log/entryOfNote.ts";
import { type RepoPath, repoRoot } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";

const head = "---\nid: aaaaaaaa\nkind: decision\n---\n\n# Title\n";

describe("the prose of a decision", () => {
	it("is its first words, why, and what was rejected with the reason", () => {
		const text = `${head}\nWe do it.\n\n## Why\n\nIt is so.\n\n## Rejected\n\n- Wait: too\n  slow, see \`a: b\`.\n* Give up\n1. \`x: y\` alone\n\n\`\`\`ts tacit file=a.ts\n- no item\n\`\`\`\n`;
		const expected = {
			gist: "We do it.",
			why: "It is so.",
			rejected: [
				{ title: "Wait", reason: "too slow, see `a: b`." },
				{ title: "Give up", reason: undefined },
				{ title: "`x: y` alone", reason: undefined },
			],
			diagrams: [],
		};
		expect(decisionText(text)).toEqual(expected);
		expect(decisionText(text.replaceAll("\n", "\r\n"))).toEqual(expected);
	});

	it("may be nothing but a title, or a reason alone", () => {
		expect(decisionText(head)).toEqual({
			...{ gist: "", why: "", rejected: [], diagrams: [] },
		});
		expect(decisionText(`${head}\n## Because\n\nIt is so.\n`)).toEqual({
			gist: "It is so.",
			why: "",
			rejected: [],
			diagrams: [],
		});
	});

	it("comes with the status that the note gives, whatever that is", () => {
		const status = (line: string) =>
			decisionText(`---\nid: aaaaaaaa\n${line}\n---\n\n# Title\n\nstatus: no\n`)
				.statusWritten;
		expect(status("status: rejected ")).toBe("rejected");
		expect(status("status: [accepted, or not]")).toBe("[accepted, or not]");
		expect(status("status:")).toBeUndefined();
		expect(status("kind: decision")).toBeUndefined();
	});

	it("holds as far as is known: a status that no note has is shown, and never taken for another", () => {
		const entry = (line: string) => {
			const text = `---\nid: aaaaaaaa\nkind: decision\n${line}\n---\n\n# Title\n\n\`\`\`text tacit file=.\n\`\`\`\n`;
			const path = ".tacit/title.aaaaaaaa.md" as RepoPath;
			const { head } = scanNote(text, { path, noteFolder: repoRoot });
			if (!head) throw new Error("no note");
			const file = { visibility: "published", path } as const;
			const { state, status } = entryOfNote({ head, file }, decisionText(text));
			return [state, status];
		};
		expect(entry("status: rejected")).toEqual(["unknown", "rejected"]);
		expect(entry("status: [accepted]")).toEqual(["unknown", "[accepted]"]);
		expect(entry("status: retired")).toEqual(["retired", "retired"]);
		expect(entry("tags: a")).toEqual(["accepted", "accepted"]);
	});

	it("is kept short, whatever stands there", () => {
		const { rejected } = decisionText(
			`${head}\n## Rejected\n\n- ${"word ".repeat(1000)}\n`,
		);
		expect(rejected[0]?.title.length).toBeLessThanOrEqual(400);
	});
});

describe("the area of a decision", () => {
	const place = (path: string, isFolder = false) => ({
		path: path as RepoPath,
		isFolder,
	});

	it("is the folder that all its code shares, two levels deep", () => {
		expect(areaOf([place("src/auth/deep/a.ts")])).toBe("src/auth");
		expect(areaOf([place("src/auth/a.ts"), place("src/b/c.ts")])).toBe("src");
		expect(areaOf([place("src/auth", true)])).toBe("src/auth");
		expect(areaOf([place("a.ts")])).toBe("");
		expect(areaOf([])).toBe("");
	});

	it("is, of a record, the project around its folder of documents", () => {
		for (const [path, area] of [
			["docs/adr/1.md", ""],
			["services/billing/docs/adr/1.md", "services/billing"],
			["packages/core/decisions/1.md", "packages/core"],
			["1.md", ""],
		])
			expect(areaOfRecord(path as RepoPath)).toBe(area);
	});
});
