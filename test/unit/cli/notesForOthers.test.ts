import { chmod, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
	JsonUnsigned,
	JsonWritten,
} from "../../../src/cli/json/externalize.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals, typedInto } from "./typedInto.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/retry.ts": "retry(5);\n" });
});
afterEach(() => repository.dispose());

const status = () => repository.git("status", "--porcelain", "-uall");

describe("tacit note --patch", () => {
	it("prints a patch that git takes elsewhere, and writes nothing", async () => {
		const outcome = await tacit.run(repository, [
			...["note", "src/retry.ts:1", "-m", "Five was a guess."],
			...["--no-name", "--patch"],
		]);
		expect(outcome.code).toBe(0);
		expect(outcome.stderr).toContain("Nothing was written here");
		expect(await status()).toBe("");
		await repository.write("../note.patch", outcome.stdout);
		await repository.git("apply", `${repository.folder}/note.patch`);
		const { notes } = await tacit.json<{
			notes: { title: string; by: unknown[] }[];
		}>(repository, ["list"]);
		expect(notes).toMatchObject([{ title: "Five was a guess", by: [] }]);
	});

	it("is not taken for a draft", async () => {
		const outcome = await tacit.run(repository, [
			...["note", "src", "-m", "x", "--patch", "--draft"],
		]);
		expect(outcome).toMatchObject({ code: 2, stdout: "" });
	});
});

describe.skipIf(!hasTerminals)("tacit note --no-name on a terminal", () => {
	const note = ["note", "src/retry.ts:1", "-m", "A guess.", "--no-name"];

	it("says before it writes that git names whoever commits, and can be left", async () => {
		const { code, shown } = await typedInto(tacit, repository, note, ["q\n"]);
		expect(code).toBe(2);
		expect(shown).toContain("Git will still name whoever commits it.");
		expect(shown).toContain("Nothing was written.");
		expect(await status()).toBe("");
	});

	it("hands a patch over, or writes the note, as is answered", async () => {
		const handed = await typedInto(tacit, repository, note, ["p\n"]);
		expect(handed.code).toBe(0);
		expect(handed.shown).toContain("diff --git a/src/.tacit/a-guess.");
		expect(await status()).toBe("");
		const written = await typedInto(tacit, repository, note, ["w\n"]);
		expect(written.code).toBe(0);
		expect(await status()).toMatch(/src\/\.tacit\/a-guess\.\w+\.md/);
	});

	it("asks nothing where the note names somebody, or is a draft", async () => {
		for (const args of [note.slice(0, -1), [...note, "--draft"]]) {
			const { code, shown } = await typedInto(tacit, repository, args, []);
			expect(code).toBe(0);
			expect(shown).not.toContain("Git will still name");
		}
	});
});

describe("tacit note --template", () => {
	const withEditor = async (script: string, args: readonly string[]) => {
		await repository.write("../write.sh", script);
		const program = path.join(repository.folder, "write.sh");
		await chmod(program, 0o755);
		repository.environment["VISUAL"] = `sh "${program}"`;
		return typedInto(tacit, repository, ["note", "src/retry.ts", ...args], []);
	};

	it.skipIf(!hasTerminals)(
		"opens the editor with the sections, and leaves out what stayed empty",
		async () => {
			await repository.write(
				".tacit/templates/incident.md",
				"---\nkind: story\n---\n## What happened\n\n<!-- hour by hour -->\n\n## Since\n",
			);
			const { code, shown } = await withEditor(
				'cp "$1" ../seen\nsed -i -e "1s/^/It stood for an hour./" -e "s/hour by hour -->/&\\n\\nAt noon it stood./" "$1"\n',
				["--template", "incident"],
			);
			expect([code, shown]).toEqual([0, expect.any(String)]);
			expect(
				await readFile(path.join(repository.folder, "seen"), "utf8"),
			).toMatch(
				/^\n\n## What happened\n\n<!-- hour by hour -->\n\n## Since\n\n<!-- tacit:/,
			);
			const [line = ""] = shown
				.split("\n")
				.filter((each) => /\.md$/.test(each));
			const text = await repository.read(line.trim());
			expect(text).toContain("kind: story\n");
			expect(text).toContain(
				"# It stood for an hour\n\n## What happened\n\nAt noon it stood.\n\n```",
			);
		},
	);

	it.skipIf(!hasTerminals)(
		"writes nothing where nothing was filled in",
		async () => {
			const { code, shown } = await withEditor("exit 0\n", [
				"--template",
				"decision",
			]);
			expect([code, shown]).toEqual([2, expect.stringContaining("is empty")]);
			expect(await status()).toBe("");
		},
	);

	it("gives its kind, is not used with -m, and says which there are", async () => {
		const { note } = await tacit.json<JsonWritten>(repository, [
			...["note", "src", "--template", "gotcha", "-m", "Look out."],
		]);
		expect(note).toMatchObject({ kind: "gotcha", title: "Look out" });
		const outcome = await tacit.run(repository, [
			...["note", "src", "--template", "tale", "-m", "x"],
		]);
		expect(outcome.code).toBe(2);
		expect(outcome.stderr).toContain("There are: why, decision, gotcha");
	});
});

describe("tacit lint", () => {
	it("tells what is wrong with a template", async () => {
		await repository.write(".tacit/templates/story.md", "Once upon a time.\n");
		const outcome = await tacit.run(repository, ["lint"]);
		expect(outcome.code).toBe(1);
		expect(outcome.stdout).toContain(".tacit/templates/story.md:1");
		expect(outcome.stdout).toContain("no section");
	});
});

describe("tacit unsign", () => {
	it("lists what others committed in one's name, and takes it off or lets it stand", async () => {
		const write = (words: string) =>
			tacit.json<JsonWritten>(repository, [
				...["note", "src/retry.ts:1", "-m", words],
				...["--by", "Ada Lovelace <ada@example.org>"],
				...["--by", "Grace Hopper <grace@example.org>"],
			]);
		const { note: first } = await write("Five was a guess.");
		const { note: second } = await write("It was measured.");
		await repository.git("add", "--all");
		await repository.git(
			...["commit", "-qm", "Notes", "--author=Grace <grace@example.org>"],
		);
		const listed = async () =>
			(await tacit.json<JsonUnsigned>(repository, ["unsign"])).notes.map(
				({ id }) => id,
			);
		expect((await listed()).sort()).toEqual([first.id, second.id].sort());
		const shown = await tacit.run(repository, ["unsign"]);
		expect(shown.stderr).toContain("committed by Grace");
		const off = await tacit.run(repository, ["unsign", first.id]);
		expect(off.code).toBe(0);
		expect(await repository.read(off.stdout.trim())).not.toContain("Ada");
		const kept = await tacit.json<JsonUnsigned>(repository, [
			...["unsign", second.id, "--keep"],
		]);
		expect(kept.notes[0]).toMatchObject({ id: second.id });
		expect(await listed()).toEqual([]);
		const again = await tacit.run(repository, ["unsign", first.id]);
		expect(again).toMatchObject({ code: 2, stdout: "" });
		expect(again.stderr).toContain("not on this note");
	});
});
