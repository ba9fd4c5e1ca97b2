import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonSpiral } from "../../../src/cli/json/spiral.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

function note(id: string, fields: readonly string[], more = ""): string {
	return `---\nid: ${id}\n${fields.join("\n")}\n---\n\n# Title of ${id}\n${more}\n\`\`\`text tacit file=queue.ts\n\`\`\`\n`;
}

beforeAll(async () => {
	repository = await gitRepository();
	const commit = (
		who: string,
		date: string,
		files: Readonly<Record<string, string>>,
	) => as(who, date, files);
	await commit("ada", "2025-01-01", { "src/queue.ts": "x\n", "top.ts": "y\n" });
	await commit("ada", "2025-02-01", {
		"src/.tacit/a.aaaa1111.md": note("aaaa1111", [
			"kind: question",
			"status: open",
			"date: 2025-02-01",
		]),
		"src/.tacit/a.bbbb1111.md": note("bbbb1111", [
			"kind: question",
			"status: answered",
		]),
		"src/.tacit/a.cccc1111.md": note("cccc1111", [
			"kind: decision",
			"from: [bbbb1111]",
			"by: [Ada Secret <ada@example.org>]",
		]),
	});
	await commit("lin", "2026-01-10", {
		"src/.tacit/a.dddd1111.md": note("dddd1111", ["kind: gotcha"]),
		"src/.tacit/a.cccc1111.md": note(
			"cccc1111",
			["kind: decision", "from: [bbbb1111]", "by: [Ada Secret]"],
			"\nWith more.\n",
		),
	});
	await commit("ada", "2026-02-01", {
		"lib/queue.ts": "z\n",
		"lib/.tacit/a.ffff1111.md": note("ffff1111", ["kind: question"]),
		"lib/.tacit/a.gggg1111.md": note("gggg1111", ["kind: question"]),
	});
	// Not committed.
	await repository.write(
		"src/.tacit/a.eeee1111.md",
		note("eeee1111", ["kind: question"]),
	);
	await repository.write(
		"src/.tacit/a.aaaa1111.md",
		note("aaaa1111", ["kind: question", "status: answered"]),
	);
	await repository.remove("src/.tacit/a.dddd1111.md");
});
afterAll(async () => {
	await repository.dispose();
});

async function as(
	who: string,
	date: string,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [file, text] of Object.entries(files))
		await repository.write(file, text);
	await repository.git("add", "--all");
	await repository.git(
		...["-c", `user.name=${who}`, "-c", `user.email=${who}@example.org`],
		...["commit", "--quiet", `--date=${date}T12:00:00Z`, "--message=x"],
	);
}

describe("tacit spiral", () => {
	const ids = (notes: readonly { readonly id: string }[] = []) =>
		notes.map(({ id }) => id).sort();

	it("tells from the last commit alone what is open, what became of answers, and what newcomers did", async () => {
		const found = await tacit.json<JsonSpiral>(repository, ["spiral", "src"]);
		expect(ids(found.open)).toEqual(["aaaa1111"]);
		expect(found.open[0]).toMatchObject({ asked: "2025-02-01" });
		expect(found.open[0]?.days).toBeGreaterThan(300);
		expect(found.answered).toBe(1);
		expect(
			found.became.map((each) => [each.question.id, each.note.id]),
		).toEqual([["bbbb1111", "cccc1111"]]);
		expect(ids(found.newcomers?.wrote)).toEqual(["dddd1111"]);
		expect(ids(found.newcomers?.improved)).toEqual(["cccc1111"]);
	});

	it("names nobody", async () => {
		const { stdout } = await tacit.run(repository, ["spiral", "src"]);
		expect(stdout).toContain("1 open question, 1 answered");
		expect(stdout).toContain("Decision: Title of cccc1111");
		const json = JSON.stringify(
			await tacit.json(repository, ["spiral", "src"]),
		);
		for (const text of [stdout, json])
			expect(text).not.toMatch(/ada|lin@|lin\b|secret|example/i);
	});

	it("is of all folders, in whatever order what was read before lies there", async () => {
		for (const _ of [1, 2]) {
			const all = await tacit.json<JsonSpiral>(repository, ["spiral"]);
			expect(ids(all.open)).toEqual(["aaaa1111", "ffff1111", "gggg1111"]);
		}
	});

	it("is of the file or folder that is asked about", async () => {
		const other = await tacit.json<JsonSpiral>(repository, [
			"spiral",
			"top.ts",
		]);
		expect(other).toMatchObject({ open: [], answered: 0, became: [] });
		const file = await tacit.json<JsonSpiral>(repository, [
			...["spiral", "src/queue.ts"],
		]);
		expect(ids(file.open)).toEqual(["aaaa1111"]);
	});
});
