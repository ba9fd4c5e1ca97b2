import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import { build, noteEntry, plan } from "./logFixture.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), "tacit-conflicts-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What git makes of both sides, conflicts included. */
function merged(base: string, ours: string, theirs: string): string {
	const place = (name: string, text: string) => {
		const file = path.join(folder, name);
		writeFileSync(file, text);
		return file;
	};
	const files = [
		place("ours", ours),
		place("base", base),
		place("theirs", theirs),
	];
	try {
		return execFileSync("git", ["merge-file", "-p", ...files], {
			encoding: "utf8",
		});
	} catch (error) {
		// The exit code is the number of conflicts.
		return (error as { stdout: string }).stdout;
	}
}

const entries = ["aaaaaaaa", "bbbbbbbb", "cccccccc"].map((id, at) =>
	noteEntry(id, `Title ${at}`, { date: `2026-0${at + 1}-01` }),
);
const log = build(entries, undefined);
const ours = noteEntry("dddddddd", "Ours", { date: "2026-05-05" });
const theirs = noteEntry("eeeeeeee", "Theirs", { date: "2026-05-06" });
const both = [...entries, ours, theirs];

describe("a log in which git left conflicts", () => {
	it("is what it would be without them, where both sides built it", () => {
		const text = merged(
			log,
			build([...entries, ours], log),
			build([...entries, theirs], log),
		);
		expect(text).toContain("<<<<<<<");
		expect(plan(both, text)).toMatchObject({
			after: build(both, undefined),
			edits: [],
			findings: [],
		});
	});

	it("keeps what people wrote on either side, between zones and in them", () => {
		const text = merged(
			log,
			build([...entries, ours], log)
				.replace("Title 1, since", "Edited by us, since")
				.concat("\nWords of ours.\n"),
			build([...entries, theirs], log)
				.replace("Title 0, since", "Edited by them, since")
				.concat("\nWords of theirs.\n"),
		);
		expect(text).toContain("<<<<<<<");
		const { after, edits } = plan(both, text);
		for (const words of [
			"Words of ours.",
			"Words of theirs.",
			"Edited by us, since",
			"Edited by them, since",
			"Ours, since it is so",
			"Theirs, since it is so",
		])
			expect(after.split(words)).toHaveLength(2);
		expect(after).not.toContain("<<<<<<<");
		expect(edits.map(({ key }) => key)).toEqual(["aaaaaaaa", "bbbbbbbb"]);
		expect(plan(both, after).after).toBe(after);
	});

	it("keeps an edit of one side where the other one built that zone anew", () => {
		const changed = [
			{ ...entries[0], gist: "The note changed." } as LogEntry,
			...entries.slice(1),
		];
		const text = merged(
			log,
			build(changed, log),
			log.replace("Title 0, since it is so.", "A person wrote this."),
		);
		expect(text).toContain("<<<<<<<");
		const { after, edits } = plan(changed, text);
		expect(after).toContain("A person wrote this.");
		expect(after).not.toContain("<<<<<<<");
		expect(edits).toHaveLength(1);
	});

	it("leaves to people what both edited, and conflicts in their own text", () => {
		const inZone = merged(
			log,
			log.replace("Title 0, since it is so.", "We say this."),
			log.replace("Title 0, since it is so.", "They say that."),
		);
		const first = plan(entries, inZone);
		expect(first.after).toContain("We say this.");
		expect(first.after).toContain("They say that.");
		expect(first.findings).toMatchObject([{ code: "log-conflict" }]);
		const between = merged(
			`${log}\nMine.\n`,
			`${log}\nOurs.\n`,
			`${log}\nTheirs.\n`,
		);
		const second = plan(entries, between);
		expect(second.after).toBe(between);
		expect(second.findings).toMatchObject([{ code: "log-conflict" }]);
	});

	it("loses no word of either side, whatever the two wrote where", () => {
		for (let seed = 0; seed < 60; seed++) {
			const hands = (name: string, added: LogEntry) => {
				const lines = build([...entries, added], log).split("\n");
				for (let count = 0; count < 3; count++) {
					const at =
						((seed + 1) * 7919 * (count + 3) * name.length) % lines.length;
					lines.splice(at, 0, `${name} ${seed} ${count}.`);
				}
				return lines.join("\n");
			};
			const text = merged(log, hands("Alpha", ours), hands("Omega-x", theirs));
			const { after } = plan(both, text);
			for (const name of ["Alpha", "Omega-x"])
				for (let count = 0; count < 3; count++)
					expect(after).toContain(`${name} ${seed} ${count}.`);
			expect(plan(both, after).after).toBe(after);
		}
	});
});
