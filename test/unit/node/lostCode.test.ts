import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let made: TestRepository;
let opened: OpenedTacit[];

beforeEach(async () => {
	made = await gitRepository();
	opened = [];
});

afterEach(async () => {
	for (const each of opened) each.dispose();
	await made.dispose();
});

const lines = (word: string) =>
	Array.from({ length: 12 }, (_, at) => `const ${word}${at} = ${word}(${at});`);
const text = (...words: string[]) => `${words.flatMap(lines).join("\n")}\n`;
const allWords =
	"apple bridge candle dragon engine forest guitar hammer island".split(" ");

/** Tacit over the repository, and what git is started for during a look. */
async function open() {
	const trace = path.join(made.folder, "trace");
	const tacit = await openedTacit({
		...made,
		environment: { ...made.environment, GIT_TRACE: trace },
	});
	opened.push(tacit);
	const { whereabouts } = tacit.tacit;
	return {
		...tacit,
		away: () =>
			(whereabouts?.all() ?? [])
				.map(({ note, placement }) => `${note.head.title} ${placement.state}`)
				.sort(),
		/** Looks again; answers the commands of git, but for the one that lives on to read objects. */
		async look() {
			await writeFile(trace, "");
			await whereabouts?.refresh();
			const calls = (await readFile(trace, "utf8")).matchAll(
				/trace: built-in: git (\S+)/g,
			);
			return [...calls]
				.map(([, name]) => String(name))
				.filter((name) => name !== "cat-file")
				.sort();
		},
	};
}

/** What git is asked in any case: what lies in the work tree. */
const treeOnly = ["ls-files", "status"];

/** Notes of as many commits as there are, on code that later goes: with its file, or out of it. */
async function lostNotes(count: number) {
	const words = allWords.slice(0, count);
	const files = Object.fromEntries(
		words.flatMap((word) => [
			[`gone/${word}.ts`, text(word)],
			[`left/${word}Left.ts`, text(`${word}Left`, "rest")],
		]),
	);
	await made.commit({ ...files, "other.ts": text("other") });
	const writer = await openedTacit(made);
	opened.push(writer);
	for (const word of words) {
		await writer.note(`gone/${word}.ts`, { start: 3, end: 6 }, `Gone ${word}.`);
		await writer.note(
			`left/${word}Left.ts`,
			{ start: 3, end: 6 },
			`Left ${word}.`,
		);
		await made.commit({ "counter.txt": `${word}\n` });
	}
	for (const word of words) {
		await made.remove(`gone/${word}.ts`);
		await made.write(`left/${word}Left.ts`, text("rest"));
	}
	await made.commit();
}

/** Commits on top of HEAD that change one file each. */
async function emptyCommits(count: number) {
	const stream = Array.from({ length: count }, (_, at) =>
		[
			"commit refs/heads/main",
			`committer Ada <ada@example.org> ${1_700_000_000 + at} +0000`,
			"data 0",
			...(at === 0 ? ["from refs/heads/main^0"] : []),
			"M 100644 inline counter.txt",
			`data ${String(at).length}\n${at}`,
		].join("\n"),
	);
	execFileSync("git", ["fast-import", "--quiet", "--force"], {
		...{ cwd: made.root, env: made.environment },
		input: `${stream.join("\n")}\n`,
	});
	await made.git("reset", "--quiet", "--hard");
	const hashes = await made.git("rev-list", `--max-count=${count}`, "HEAD");
	return hashes.split("\n");
}

describe("Notes whose code is gone", () => {
	it("are looked for by a fixed number of git processes, however many commits they were written in", async () => {
		await lostNotes(5);
		const few = await (await open()).look();
		await made.dispose();
		made = await gitRepository();
		await lostNotes(9);
		const tacit = await open();
		expect(await tacit.look()).toEqual(few);
		expect(tacit.away()).toHaveLength(18);
		expect(tacit.away().every((each) => each.endsWith(" lost"))).toBe(true);
	});

	it("are looked for by sixteen git processes when they were written in a thousand commits", async () => {
		await made.commit({ "gone.ts": text("apple"), "other.ts": text("other") });
		const writer = await openedTacit(made);
		opened.push(writer);
		const written = await writer.note("gone.ts", { start: 3, end: 6 }, "Gone.");
		const note = await made.read(written.file.path);
		await made.commit();
		const commits = await emptyCommits(1000);
		for (const [at, commit] of commits.entries()) {
			const id = `a${String(at).padStart(7, "0")}`;
			await made.write(
				`.tacit/gone.${id}.md`,
				note
					.replace(written.head.id, id)
					.replace(/commit=\w+/, `commit=${commit}`),
			);
		}
		await made.remove("gone.ts");
		await made.commit();
		const tacit = await open();
		const asked = await tacit.look();
		expect(tacit.away()).toHaveLength(1001);
		// And the one that reads objects.
		expect(asked).toEqual([
			...["diff", "diff", "diff-tree", "diff-tree", "diff-tree", "diff-tree"],
			"log",
			...["ls-files", "merge-base", "merge-base", "merge-base", "merge-base"],
			...["rev-list", "rev-parse", "status"],
		]);
		expect(await tacit.look()).toEqual(treeOnly);
	});

	it("stay lost without a question to git while no file changed that may hold them, saved or committed", async () => {
		await lostNotes(3);
		const tacit = await open();
		await tacit.look();
		const lost = tacit.away();
		expect(lost).toHaveLength(6);
		expect(await tacit.look()).toEqual(treeOnly);
		for (const word of ["one", "two", "two"]) {
			await made.write("other.ts", text(word));
			expect(await tacit.look()).toEqual(treeOnly);
		}
		await made.commit();
		expect(await tacit.look()).toEqual(treeOnly);
		expect(tacit.away()).toEqual(lost);
	});

	it("are found as soon as a file holds them: dirty, new, or again, and lost again with it", async () => {
		await lostNotes(2);
		const tacit = await open();
		await tacit.look();
		const lost = tacit.away();
		const found = async (title: string, file: string) => {
			await tacit.look();
			expect(tacit.away()).toEqual(
				lost.map((each) =>
					each === `${title} lost` ? `${title} attached` : each,
				),
			);
			expect(await tacit.shownIn(file)).toHaveLength(1);
		};
		const isLost = async () => {
			await tacit.look();
			expect(tacit.away()).toEqual(lost);
		};
		const before = await made.read("other.ts");
		await made.write("other.ts", `${before}${text("appleLeft")}`);
		await found("Left apple", "other.ts");
		await made.write("other.ts", `${before}${text("bridge")}`);
		await found("Gone bridge", "other.ts");
		await made.write("other.ts", before);
		await isLost();
		await made.write("new.ts", text("bridgeLeft"));
		await found("Left bridge", "new.ts");
		await made.remove("new.ts");
		await isLost();
		await made.write("new.ts", text("apple"));
		await found("Gone apple", "new.ts");
		await made.commit();
		await found("Gone apple", "new.ts");
		await made.git("mv", "new.ts", "newer.ts");
		await found("Gone apple", "newer.ts");
	});

	it("are looked for once on each of two branches, however often one goes from one to the other", async () => {
		await lostNotes(3);
		await made.git("branch", "lost");
		await made.git("checkout", "--quiet", "-b", "found");
		await made.commit({
			"a.ts": text("appleLeft", "more"),
			"b.ts": text("bridge"),
		});
		const tacit = await open();
		await tacit.look();
		const there = tacit.away();
		expect(there).toContain("Left apple attached");
		await made.git("checkout", "--quiet", "lost");
		await tacit.look();
		const here = tacit.away();
		expect(here).toContain("Left apple lost");
		for (const [branch, away] of [
			["found", there],
			["lost", here],
			["found", there],
		] as const) {
			await made.git("checkout", "--quiet", branch);
			expect(await tacit.look()).toEqual(treeOnly);
			expect(tacit.away()).toEqual(away);
		}
	});
});

describe("A note whose code was changed", () => {
	it("is placed by what was found before when its file is opened again, checked out again, or was looked into with all others", async () => {
		const before = text("apple", "bridge", "candle");
		const after = before
			.replace("const bridge3 = bridge(3);", "const bridge3 = other(3, 4);")
			.replace("const bridge5", "// more\nconst bridge5");
		await made.commit({ "a.ts": before, "b.ts": before });
		const writer = await openedTacit(made);
		opened.push(writer);
		await writer.note("a.ts", { start: 15, end: 18 }, "Changed.");
		await writer.note("b.ts", { start: 15, end: 18 }, "Changed too.");
		await made.commit();
		await made.git("branch", "before");
		await made.commit({ "a.ts": after, "b.ts": after });
		const tacit = await open();
		const oldTexts = () =>
			tacit.asked.filter((name) => name === "blob" || name === "show").length;
		const shown = async (file: string) => {
			const asked = oldTexts();
			const places = await tacit.shownIn(file);
			return { places, asked: oldTexts() - asked };
		};
		const there = ["Changed 15-19 changed"];
		expect(await shown("a.ts")).toEqual({ places: there, asked: 1 });
		expect(await shown("a.ts")).toEqual({ places: there, asked: 0 });
		await made.git("checkout", "--quiet", "before");
		expect((await shown("a.ts")).places).toEqual(["Changed 15-18 unique"]);
		await made.git("checkout", "--quiet", "-");
		expect(await shown("a.ts")).toEqual({ places: there, asked: 0 });
		await tacit.look();
		expect(await shown("b.ts")).toEqual({
			places: ["Changed too 15-19 changed"],
			asked: 0,
		});
	});
});
