import { describe, expect, it } from "vitest";
import {
	exportMarkIn,
	withExportMark,
} from "../../../../src/combine/export/exportMark.ts";
import { planRecordExport } from "../../../../src/combine/export/planRecordExport.ts";
import { withoutExports } from "../../../../src/combine/export/withoutExports.ts";
import { readRecord } from "../../../../src/combine/records/readRecord.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { noteEntry } from "../log/logFixture.ts";

const first = noteEntry("aaaaaaaa", "Retry twice");
const second = noteEntry("bbbbbbbb", "Cache nothing");

function written(entries = [first, second], found = new Map<string, string>()) {
	const { files } = planRecordExport(entries, "madr", found);
	return new Map([
		...found,
		...files.map(({ name, text }) => [name, text] as const),
	]);
}

describe("records that are exported again", () => {
	it("are the same where nothing changed", () => {
		const { files, gone } = planRecordExport(
			[first, second],
			"madr",
			written(),
		);
		expect(files.map(({ name, state }) => [name, state])).toEqual([
			["0001-retry-twice.md", "same"],
			["0002-cache-nothing.md", "same"],
		]);
		expect(gone).toEqual([]);
	});

	it("keep their numbers and names, whatever comes before them and whatever their title is", () => {
		const other = noteEntry("cccccccc", "Before all");
		const { files } = planRecordExport(
			[other, { ...first, title: "Retry thrice" }, second],
			"nygard",
			written(),
		);
		expect(files.map(({ name, state }) => [name, state])).toEqual([
			["0003-before-all.md", "new"],
			["0001-retry-twice.md", "outdated"],
			["0002-cache-nothing.md", "outdated"],
		]);
		expect(files[1]?.text).toMatch(/^# 1\. Retry thrice\n/);
	});

	it("tell of those whose decision is gone, and give no other their numbers", () => {
		const other = noteEntry("cccccccc", "Later");
		const { files, gone } = planRecordExport([first, other], "madr", written());
		expect(gone).toEqual(["0002-cache-nothing.md"]);
		expect(files.map(({ name }) => name)).toEqual([
			"0001-retry-twice.md",
			"0003-later.md",
		]);
	});

	it("are known as edited, and somebody's own files as no exports", () => {
		const found = written();
		const name = "0001-retry-twice.md";
		const states = (text: string) => {
			const changed = new Map([...found, [name, text]]);
			return planRecordExport([first, second], "madr", changed).files.map(
				({ state }) => state,
			);
		};
		const text = found.get(name) ?? "";
		expect(states(`${text}Mine.\n`)).toEqual(["edited", "same"]);
		expect(states(text.replace("accepted", "rejected"))[0]).toBe("edited");
		expect(states(text.replaceAll("\n", "\r\n"))[0]).toBe("same");
		expect(states("mine")[0]).toBe("foreign");
	});

	it("come after the numbers of somebody's own records", () => {
		const found = new Map([["0007-mine.md", "# Mine"]]);
		expect([...written([first], found).keys()]).toEqual([
			"0007-mine.md",
			"0008-retry-twice.md",
		]);
	});
});

describe("an export's mark", () => {
	it("says of whose decision the file is, and is no text of a record", () => {
		const key = "doc/adr/0001 odd--name>.md";
		const text = withExportMark("# One\n\n## Decision\n\nWe do.", key);
		expect(exportMarkIn(text)).toEqual({
			name: "doc/adr/0001%20odd%2D-name%3E.md",
			isUntouched: true,
		});
		const path = "docs/decisions/0001-one.md" as RepoPath;
		const record = readRecord(path, text);
		expect(record.gist).toBe("We do.");
		const source = readRecord(
			key as RepoPath,
			"# One\n\n## Decision\n\nWe do.",
		);
		expect(withoutExports([source, record], [])).toEqual([source]);
		expect(withoutExports([record], [])).toEqual([record]);
	});
});
