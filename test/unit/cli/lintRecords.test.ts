import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonLint } from "../../../src/cli/json/combine.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
});
afterEach(() => repository.dispose());

const record = (title: string, ...status: string[]) =>
	`# ${title}\n\n## Status\n\n${status.join("\n\n")}\n\n## Context\n\nWhy.\n\n## Decision\n\nWhat.\n`;
const a = record("1. A", "Accepted");
const b = record("2. B", "Accepted", "Supercedes [1. A](0001-a.md)");

describe("tacit lint", () => {
	it("says what is wrong with decision records, and mends what can be", async () => {
		await repository.commit({
			"docs/adr/0001-a.md": a,
			"docs/adr/0002-b.md": b,
			"docs/adr/0003-c.md": record("3. C", "Superceded by [9. X](0009-x.md)"),
		});
		const before = await tacit.run(repository, ["lint"]);
		expect(before.code).toBe(1);
		expect(before.stdout).toBe(
			[
				"docs/adr/0001-a.md:3: warning: Another decision record says so, and this one does not: “0002-b.md: Supercedes 0001-a.md”. Expected: `Superceded by [2. B](0002-b.md)`. [record-one-sided]",
				"docs/adr/0003-c.md:5: warning: No decision record lies where “0009-x.md” leads. Expected: the path or the number of a decision record. [record-link-dangling]",
				"",
			].join("\n"),
		);
		expect(before.stderr).toContain("3 decision records");
		const mended = await tacit.json<JsonLint>(repository, ["lint", "--fix"]);
		expect(mended).toMatchObject({
			notes: 0,
			records: 3,
			mended: [
				{
					file: "docs/adr/0001-a.md",
					line: 3,
					change: "Write “Superceded by [2. B](0002-b.md)”",
				},
			],
			findings: [{ code: "record-link-dangling" }],
		});
		expect(await repository.read("docs/adr/0001-a.md")).toBe(
			a.replace("Accepted\n", "Accepted\n\nSuperceded by [2. B](0002-b.md)\n"),
		);
		expect(await repository.git("status", "--porcelain")).toBe(
			"M docs/adr/0001-a.md".padStart(21),
		);
	});

	it("looks at the records that it is asked about alone, and mends no other", async () => {
		await repository.commit({
			"docs/adr/0001-a.md": a,
			"docs/adr/0002-b.md": b,
			"src/x.ts": "",
		});
		expect(
			await tacit.json<JsonLint>(repository, ["lint", "src", "--fix"]),
		).toMatchObject({ records: 0, mended: [], findings: [] });
		expect(await repository.git("status", "--porcelain")).toBe("");
		expect(
			await tacit.json<JsonLint>(repository, ["lint", "docs/adr/0001-a.md"]),
		).toMatchObject({ records: 1, findings: [{ code: "record-one-sided" }] });
	});

	it("prints a line for each change", async () => {
		await repository.commit({
			"docs/adr/0001-a.md": a,
			"docs/adr/0002-b.md": b,
		});
		const { code, stdout } = await tacit.run(repository, ["lint", "--fix"]);
		expect(code).toBe(0);
		expect(stdout).toBe(
			"docs/adr/0001-a.md:3: mended: Write “Superceded by [2. B](0002-b.md)”\n",
		);
	});
});
