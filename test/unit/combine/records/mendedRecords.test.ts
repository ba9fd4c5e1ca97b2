import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRecordFolders } from "../../../../src/combine/records/findRecordFolders.ts";
import { readRecords } from "../../../../src/combine/records/readRecords.ts";
import { readingOf } from "../../../../src/combine/records/recordReading.ts";
import { applySplices } from "../../../../src/core/markdown/splice.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const read = (texts: ReadonlyMap<RepoPath, string>) =>
	readRecords(
		findRecordFolders(texts.keys(), []),
		new Map([...texts].map(([path, text]) => [path, readingOf(path, text)])),
	);

/** How a record writes its status; `link` is what it says of another one. */
const styles: readonly ((
	title: string,
	status: string,
	link: string,
) => string[])[] = [
	(title, status, link) => [
		...[`# ${title}`, "", "Date: 2020-01-02", "", "## Status", "", status],
		...[...(link ? ["", link] : []), "", "## Context", "", "Why.", ""],
		...["## Decision", "", "What.", "", "## Consequences", "", "- Much"],
	],
	(title, status, link) => [
		...["---", `status: ${status.toLowerCase()}`, "---", `# ${title}`, ""],
		...["## Context and Problem Statement", "", "Why?", ""],
		...["## Decision Outcome", "", 'Chosen option: "X", because.', ""],
		...["## Links", "", `- ${link || "[A page](https://example.org)"}`],
	],
	(title, status, link) => [
		...[`# ${title}`, "", `- Status: ${status.toLowerCase()}`, "- Tags: x"],
		...["", "## Decision Outcome", "", "X", ""],
		...["## Links", "", `* ${link || "[A page](https://example.org)"}`],
	],
	(title, status, link) => [
		...[title, "=".repeat(8), "", "Status", "------", "", `* ${status}`],
		...[...(link ? [`* ${link}`] : []), "", "Decision", "--------", "", "X"],
	],
];

const folder = fc
	.array(
		fc.record({
			style: fc.nat({ max: styles.length - 1 }),
			status: fc.constantFrom("Accepted", "Proposed", "Pending", "Rejected"),
			verb: fc.constantFrom(
				"Supersedes",
				"Supercedes",
				"Superseded by",
				"Superceded by",
				"Amends",
			),
			target: fc.nat({ max: 8 }),
			isLinking: fc.boolean(),
			end: fc.constantFrom("\n", "\r\n"),
			hasLastEnd: fc.boolean(),
		}),
		{ minLength: 2, maxLength: 7 },
	)
	.map((records) => {
		const name = (number: number) =>
			`${String(number).padStart(4, "0")}-r${number}.md`;
		return new Map(
			records.map((each, index): [RepoPath, string] => {
				const link = each.isLinking
					? `${each.verb} [${each.target + 1}. R](${name(each.target + 1)})`
					: "";
				const lines = styles[each.style]?.(
					`${index + 1}. R${index + 1}`,
					each.status,
					link,
				);
				const text = (lines ?? []).join(each.end);
				return [
					`docs/adr/${name(index + 1)}` as RepoPath,
					each.hasLastEnd ? text + each.end : text,
				];
			}),
		);
	});

/** Whether every line of the one stands in the other, in its order; a status may have another word. */
function keepsLines(before: string, after: string): boolean {
	const lines = after.split(/\r\n|\n/);
	let at = 0;
	for (const line of before.split(/\r\n|\n/)) {
		const isStatus = /^(?:- S|s)tatus: /.test(line);
		const next = lines.findIndex(
			(each, index) =>
				index >= at &&
				(each === line ||
					(isStatus && /^(?:- S|s)tatus: superseded by /.test(each))),
		);
		if (next < 0) return false;
		at = next + 1;
	}
	return true;
}

describe("decision records that are mended", () => {
	it("keep every line, and have no finding left that can be mended", () => {
		let mended = 0;
		fc.assert(
			fc.property(folder, (texts) => {
				const now = new Map(texts);
				for (let round = 0; ; round++) {
					const finding = read(now).findings.find(({ fix }) => fix);
					if (!finding?.fix) break;
					expect(round).toBeLessThan(50);
					const { path } = finding.file;
					const before = now.get(path) ?? "";
					const after = applySplices(before, finding.fix.splices);
					expect(after).not.toBe(before);
					expect(keepsLines(before, after)).toBe(true);
					expect(after.includes("\r\n")).toBe(before.includes("\r\n"));
					expect(after.endsWith("\n")).toBe(before.endsWith("\n"));
					now.set(path, after);
					mended++;
				}
			}),
			{ numRuns: 300 },
		);
		expect(mended).toBeGreaterThan(30);
	});

	it("are the same records but for what was mended", () => {
		fc.assert(
			fc.property(folder, (texts) => {
				const { records, findings } = read(texts);
				const finding = findings.find(({ fix }) => fix);
				if (!finding?.fix) return;
				const { path } = finding.file;
				const after = applySplices(texts.get(path) ?? "", finding.fix.splices);
				const again = read(new Map(texts).set(path, after)).records;
				const told = (all: typeof records) =>
					all.map(({ title, gist, why, date, tags, people }) => ({
						...{ title, gist, why, date, tags, people },
					}));
				expect(told(again)).toEqual(told(records));
			}),
		);
	});
});
