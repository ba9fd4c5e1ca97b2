import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LineRange } from "../../../src/core/lineRange.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let repository: TestRepository;
let opened: OpenedTacit;
const text = (attempts: number) =>
	[
		"export function backoff(tries: number): number {",
		"\treturn 2 ** tries;",
		"}",
		"",
		`export const maxAttempts = ${attempts};`,
		"",
	].join("\n");
const value: LineRange = { start: 5, end: 5 };

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/retry.ts": text(20) });
	await repository.commit({ "src/retry.ts": text(30) });
	opened = await openedTacit(repository);
});
afterEach(async () => {
	opened.dispose();
	await repository.dispose();
});

/** The questions of commits, with their places. */
async function asked(range = "HEAD"): Promise<readonly string[]> {
	const { moments } = await opened.tacit.moments({ range, level: "normal" });
	return moments.map(({ path, lines }) => `${path}:${lines?.start}`);
}

describe("What a commit brings up", () => {
	it("is asked where a note stands on other lines of the file, or on all of it", async () => {
		await opened.note("src/retry.ts", { start: 1, end: 3 }, "Doubles.");
		await opened.note("src/retry.ts", undefined, "All about waiting.");
		expect(await asked()).toEqual(["src/retry.ts:5"]);
	});

	it("is not asked where a note stands on its lines, wherever they and the file went since", async () => {
		await opened.note("src/retry.ts", value, "The database wakes slowly.");
		expect(await asked()).toEqual([]);
		await repository.commit({ "src/retry.ts": `\n\n${text(30)}` });
		await repository.git("mv", "src/retry.ts", "src/tries.ts");
		await repository.commit();
		expect(await asked()).toEqual([]);
	});

	it("is not asked in a file that was renamed before the note was written", async () => {
		await repository.git("mv", "src/retry.ts", "src/tries.ts");
		await repository.commit();
		await opened.note("src/tries.ts", value, "The database wakes slowly.");
		expect(await asked()).toEqual([]);
	});

	it("is not asked where the commit brought a note on the file", async () => {
		await repository.write("src/retry.ts", text(40));
		await opened.note("src/retry.ts", { start: 1, end: 3 }, "Tried with 40.");
		await repository.commit();
		expect(await asked("HEAD~1..HEAD")).toEqual([]);
	});

	it("is asked of no lines until a note is on the whole file that is not older", async () => {
		await repository.write("src/retry.ts", text(40));
		await repository.git(
			...["commit", "--quiet", "--all", "--date=2026-11-20T12:00:00"],
			"--message=Revert “Wait less”",
		);
		const last = () => asked("HEAD~1..HEAD");
		const note = await opened.note("src/retry.ts", value, "It wakes slowly.");
		expect(await last()).toEqual(["src/retry.ts:undefined"]);
		expect(note.head.date).toBe("2026-11-26");
		await opened.note("src/retry.ts", undefined, "Less lost imports.");
		expect(await last()).toEqual([]);
	});

	it("is not followed by another question about the commit once it is answered", async () => {
		await repository.commit({
			"src/connect.ts": text(5),
			"src/upload.ts": text(7),
		});
		await repository.commit({
			"src/connect.ts": `${text(5)}await sleep(500);\n`,
			"src/upload.ts": `${text(7)}await sleep(900);\n`,
		});
		const last = () => asked("HEAD~1..HEAD");
		const asking = await last();
		expect(asking).toHaveLength(1);
		const path = asking[0]?.split(":")[0] ?? "";
		await opened.note(path, { start: 6, end: 6 }, "It wakes slowly.");
		expect(await last()).toEqual([]);
	});

	it("is asked where the note is retired", async () => {
		const note = await opened.note("src/retry.ts", value, "It was 20 once.");
		await opened.tacit.retire(note.head.id);
		expect(await asked()).toEqual(["src/retry.ts:5"]);
	});

	it("is not asked after the commit that was just made, either", async () => {
		await opened.note("src/retry.ts", value, "The database wakes slowly.");
		await repository.commit({ "src/retry.ts": text(40) });
		const { added } = await opened.tacit.lookAtGit({ since: 0 });
		expect(added.map(({ lines }) => lines)).toEqual([]);
	});
});
