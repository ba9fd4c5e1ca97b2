import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeAll(async () => {
	repository = await gitRepository();
	await repository.commit({ "a.ts": "one\ntwo\n" });
});
afterAll(async () => {
	await repository.dispose();
});

interface Noted {
	readonly note: {
		readonly id: string;
		readonly kind: string;
		readonly file: string;
		readonly status: string | null;
		readonly by: readonly { readonly name: string }[];
	};
}

async function ask(...more: readonly string[]): Promise<Noted["note"]> {
	const { note } = await tacit.json<Noted>(repository, [
		...["ask", "a.ts:2", "-m", "Why two?", ...more],
	]);
	return note;
}

describe("a question on the command line", () => {
	it("becomes with its answer the note, private as before, by those who are named", async () => {
		const asked = await ask();
		const { note } = await tacit.json<Noted>(repository, [
			...["answer", asked.id, "-m", "One is not enough."],
			...["--by", "Lin <lin@example.org>", "--by", "Ada <ada@example.org>"],
		]);
		expect(note).toMatchObject({ id: asked.id, kind: "why" });
		expect(note.file).toContain(".git/tacit/drafts");
		expect(note.by.map(({ name }) => name)).toEqual(["Lin", "Ada"]);
	});

	it("names nobody who did not agree: who is named has to be said", async () => {
		const asked = await ask();
		const { code, stderr } = await tacit.run(repository, [
			...["answer", asked.id, "-m", "One is not enough."],
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("--no-name");
		const { note } = await tacit.json<Noted>(repository, [
			...["answer", asked.id, "-m", "One is not enough.", "--no-name"],
		]);
		expect(note.by).toEqual([]);
	});

	it("is listed once it is answered, without a name, too; is asked on, and clear in the end", async () => {
		const asked = await ask("--publish", "--no-name");
		const listed = async () => {
			const { notes } = await tacit.json<{
				notes: readonly Noted["note"][];
			}>(repository, ["answered"]);
			return notes.map(({ id }) => id);
		};
		expect(await listed()).toEqual([]);
		await tacit.json(repository, [
			...["answer", asked.id, "-m", "One is not enough.", "--no-name"],
			...["--kind", "decision"],
		]);
		expect(await listed()).toEqual([asked.id]);
		const { stdout } = await tacit.run(repository, ["answered"]);
		expect(stdout).toMatch(/Why two\?[\s\S]*Decision: One is not enough/);
		await tacit.run(repository, [
			...["answered", asked.id, "-m", "And with three?", "--no-name"],
		]);
		expect(await listed()).toEqual([]);
		expect(await repository.read(asked.file)).toMatch(
			/\nstatus: open\n[\s\S]*And with three\?/,
		);
		await repository.write(
			asked.file,
			(await repository.read(asked.file)).replace(
				"status: open",
				"status: answered",
			),
		);
		expect(await listed()).toEqual([asked.id]);
		await tacit.run(repository, ["answered", asked.id, "--clear"]);
		expect(await listed()).toEqual([]);
	});

	it("is thanked for in the note, once", async () => {
		const asked = await ask("--publish");
		for (const said of ["", "already"]) {
			const { stderr } = await tacit.run(repository, ["thank", asked.id]);
			expect(stderr).toContain(said);
		}
		expect(
			(await repository.read(asked.file)).match(
				/thanks:\n {2}- \d{4}-\d{2}-\d{2} Ada Lovelace <ada@example\.org>\n/g,
			),
		).toHaveLength(1);
	});
});
