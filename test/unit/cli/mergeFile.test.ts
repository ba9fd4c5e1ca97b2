import { execFileSync } from "node:child_process";
import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { driverCommand } from "../../../src/combine/merge/driverCommand.ts";
import { parseNote } from "../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
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

const file = "src/.tacit/refresh.k3f9q2mx.md";
const note = `---
id: k3f9q2mx
kind: decision
status: proposed
date: 2026-11-22
---

# Refresh tokens before they expire

A 401 in the middle of an upload loses the upload.

## Rejected

- Retry once on 401.

## Discussion

### Grace Hopper <grace@example.org>, 2026-11-23

Does it hold for downloads?

\`\`\`ts tacit file=token.ts lines=1-1
export {};
\`\`\`
`;
const attributes = "**/.tacit/**/*.md merge=tacit\nDECISIONS.md merge=tacit\n";

const edit = (from: string, to: string, text = note) => {
	expect(text).toContain(from);
	return text.replace(from, () => to);
};

/** Merges two branches that change a file, which both began with `base`; answers git's exit code and what stands in the file. */
async function merged(
	ours: string,
	theirs: string,
	{ base = note, at = file }: { base?: string; at?: string } = {},
): Promise<{ readonly isClean: boolean; readonly text: string }> {
	await repository.commit({ ".gitattributes": attributes, [at]: base });
	await repository.git("checkout", "-q", "-b", "theirs");
	await repository.commit({ [at]: theirs });
	await repository.git("checkout", "-q", "main");
	await repository.commit({ [at]: ours });
	const isClean = await repository
		.git("merge", "-q", "--no-edit", "theirs")
		.then(
			() => true,
			() => false,
		);
	return { isClean, text: await repository.read(at) };
}

const setUp = async () => {
	const { code, stderr } = await tacit.run(repository, [
		"init",
		"--merge-driver",
	]);
	expect(stderr).toBe("");
	expect(code).toBe(0);
};

describe("git merge, with the driver that tacit init --merge-driver sets up", () => {
	beforeEach(setUp);

	test("joins fields, sections and replies that two branches changed", async () => {
		const { isClean, text } = await merged(
			edit(
				"status: proposed",
				"status: accepted",
				edit("Does it", "### 2026-11-24\n\nYes.\n\nDoes it"),
			).replace(
				"### 2026-11-24\n\nYes.\n\nDoes it hold for downloads?\n",
				"Does it hold for downloads?\n\n### 2026-11-25\n\nYes.\n",
			),
			edit(
				"kind: decision",
				"kind: gotcha",
				edit("downloads?\n", "downloads?\n\n### 2026-11-24\n\nIt may.\n"),
			),
		);
		expect(isClean, text).toBe(true);
		expect(text).toContain("kind: gotcha\nstatus: accepted\n");
		expect(text).toMatch(/It may\.\n\n### 2026-11-25\n\nYes\.\n\n```ts/);
		expect(await repository.git("status", "--porcelain")).toBe("");
	});

	test("marks the same sentence, in a note that is read, and is a conflict to git", async () => {
		const { isClean, text } = await merged(
			edit("loses the upload", "kills the upload"),
			edit("loses the upload", "ends the upload"),
		);
		expect(isClean).toBe(false);
		expect(text).toMatch(
			/<{7} \S+\nA 401 in the middle of an upload kills the upload\.\n={7}\nA 401 in the middle of an upload ends the upload\.\n>{7} \S+\n/,
		);
		const { head, findings } = parseNote(text, {
			path: file as RepoPath,
			noteFolder: "src" as RepoPath,
		});
		expect(head?.id).toBe("k3f9q2mx");
		expect(head?.anchors).toHaveLength(1);
		expect(findings.map(({ code }) => code)).toEqual(["conflict-markers"]);
		expect(await repository.git("status", "--porcelain")).toBe(`UU ${file}`);
	});

	test("merges a note whose name the shell could mistake", async () => {
		const at = "it's $(touch bad) %O/.tacit/-a b'.k3f9q2mx.md";
		const { isClean, text } = await merged(
			edit("status: proposed", "status: accepted"),
			edit("date: 2026-11-22", "date: 2026-11-23"),
			{ at },
		);
		expect(isClean, text).toBe(true);
		expect(await repository.git("ls-files")).not.toContain("bad\n");
	});

	test("merges other Markdown there by its lines, and leaves what is no text to people", async () => {
		const lines = "one\n\ntwo\n";
		const readme = await merged("1\n\ntwo\n", "one\n\n2\n", {
			base: lines,
			at: ".tacit/README.md",
		});
		expect(readme).toEqual({ isClean: true, text: "1\n\n2\n" });
		await repository.git("checkout", "-q", "--orphan", "again");
		const binary = await mergedBinary();
		expect(binary.isClean).toBe(false);
		expect(binary.text).toBe("ours\0");
	});

	async function mergedBinary() {
		await repository.git("branch", "-q", "-D", "main", "theirs");
		await repository.git("checkout", "-q", "-b", "main");
		return merged("ours\0", "theirs\0", { base: "base\0" });
	}

	test("rebase and cherry-pick go the same way", async () => {
		await merged(
			edit("status: proposed", "status: accepted"),
			edit("kind: decision", "kind: gotcha"),
		);
		await repository.git("reset", "-q", "--hard", "ORIG_HEAD");
		await repository.git("rebase", "-q", "theirs");
		expect(await repository.read(file)).toContain(
			"kind: gotcha\nstatus: accepted\n",
		);
	});

	test("where Tacit is gone, or fails, git merges as text", async () => {
		const key = "merge.tacit.driver";
		const driver = (await repository.git("config", key)).trimEnd();
		expect(driver).toContain("merge.cjs");
		await repository.git(
			"config",
			key,
			driver.replace("merge.cjs", "gone.cjs"),
		);
		const { isClean, text } = await merged(
			edit("status: proposed", "status: accepted"),
			edit("status: proposed", "status: retired"),
		);
		expect(isClean).toBe(false);
		expect(text).toContain(
			"<<<<<<< ours\nstatus: accepted\n=======\nstatus: retired\n>>>>>>> theirs\n",
		);
	});
});

test("the lines that tacit init offers are for notes in either layout, and logs in any folder", async () => {
	await tacit.run(repository, ["init", "--yes"]);
	const asked = {
		"src/.tacit/a.k3f9q2mx.md": "tacit",
		".tacit/a.k3f9q2mx.md": "tacit",
		".tacit/src/deep/a.k3f9q2mx.md": "tacit",
		"DECISIONS.md": "tacit",
		"docs/DECISIONS.md": "tacit",
		"docs/other.md": "unspecified",
		".tacit/config.yaml": "unspecified",
	};
	const told = await repository.git(
		...["check-attr", "merge", "--", ...Object.keys(asked)],
	);
	expect(told.split("\n")).toEqual(
		Object.entries(asked).map(([place, is]) => `${place}: merge: ${is}`),
	);
});

describe("without the driver", () => {
	test("a clone merges as text, whatever .gitattributes says", async () => {
		const { isClean, text } = await merged(
			edit("status: proposed", "status: accepted"),
			edit("Retry once", "Try again"),
		);
		expect(isClean).toBe(true);
		expect(text).toContain("status: accepted");
		expect(text).toContain("Try again");
	});

	test("a hundred pairs of branches that each publish a decision merge without conflict", async () => {
		await repository.commit({ "src/token.ts": "export {};\n" });
		const decide = async (branch: string, line: string) => {
			await repository.git("checkout", "-q", branch);
			const { code, stderr } = await tacit.run(repository, [
				...["note", "src/token.ts:1", "--kind", "decision", "--json"],
				...["-m", line],
			]);
			expect(code, stderr).toBe(0);
			await repository.commit();
		};
		await repository.git("branch", "theirs");
		await decide("main", "Decided here");
		await decide("theirs", "Decided there");
		const [first = "", second = ""] = await Promise.all(
			["main", "theirs"].map((branch) =>
				repository.git("show", "--format=", "--name-only", branch),
			),
		);
		expect(first).toMatch(/^src\/\.tacit\/[^\n]+\.md$/);
		expect(second).not.toBe(first);
		// The other pairs differ from this one by their files' names and ids alone.
		const texts = await Promise.all(
			[`main:${first}`, `theirs:${second}`].map((each) =>
				repository.git("show", each),
			),
		);
		const pairs = Array.from({ length: 100 }, (_, pair) => pair);
		const begin = await repository.git("rev-parse", "main~");
		const publish = (side: number, pair: number) => {
			const id = `a${side}${String(pair).padStart(6, "0")}`;
			const text = `${texts[side]?.replace(/^id: .*$/m, `id: ${id}`)}\n`;
			return [
				`commit refs/heads/side${side}-${pair}`,
				"committer Ada Lovelace <ada@example.org> 1764000000 +0000",
				`data 0\nfrom ${begin}`,
				`M 100644 inline src/.tacit/decision.${id}.md`,
				`data ${Buffer.byteLength(text)}\n${text}\n`,
			].join("\n");
		};
		execFileSync("git", ["fast-import", "--quiet"], {
			cwd: repository.root,
			env: repository.environment,
			input: pairs
				.flatMap((pair) => [publish(0, pair), publish(1, pair)])
				.join(""),
		});
		for (const pair of pairs) {
			await repository.git("checkout", "-q", `side0-${pair}`);
			await repository.git("merge", "-q", "--no-edit", `side1-${pair}`);
			const files = await repository.git("ls-files", "src/.tacit");
			expect(files.split("\n")).toHaveLength(2);
			expect(await repository.git("status", "--porcelain")).toBe("");
		}
		expect((await tacit.run(repository, ["lint"])).code).toBe(0);
	});
});

describe("tacit merge-file", () => {
	const versions = async (
		base: string | Buffer,
		ours: string | Buffer,
		theirs: string | Buffer,
	) => {
		for (const [name, text] of Object.entries({ base, ours, theirs }))
			await writeFile(path.join(repository.root, name), text);
	};
	const run = (...args: string[]) =>
		tacit.run(repository, ["merge-file", ...args]);

	test("writes to ours, and ends as git merge-file does", async () => {
		await versions(
			note,
			edit("kind: decision", "kind: why"),
			edit("Retry", "Try"),
		);
		expect((await run("base", "ours", "theirs", file)).code).toBe(0);
		expect(await repository.read("ours")).toBe(
			edit("kind: decision", "kind: why", edit("Retry", "Try")),
		);
		await versions("a\n", "b\n", "c\n");
		const labels = [
			"-L",
			"mine",
			"-L",
			"old",
			"-L",
			"-yours",
			"--marker-size",
			"9",
		];
		expect((await run(...labels, "--", "base", "ours", "theirs")).code).toBe(1);
		expect(await repository.read("ours")).toBe(
			"<<<<<<<<< mine\nb\n=========\nc\n>>>>>>>>> -yours\n",
		);
	});

	test("keeps bytes that are no UTF-8", async () => {
		const bytes = (text: string) => Buffer.from(text, "latin1");
		await versions(
			bytes("\xe4\n\nb\n"),
			bytes("\xfc\n\nb\n"),
			bytes("\xe4\n\n\xdf\n"),
		);
		expect((await run("base", "ours", "theirs")).code).toBe(0);
		expect(await readFile(path.join(repository.root, "ours"))).toEqual(
			bytes("\xfc\n\n\xdf\n"),
		);
	});

	test("fails for git to see, and leaves ours alone, where it cannot do it", async () => {
		await versions("a\n", "b\n", "c\n");
		expect((await run("base", "ours", "missing")).code).toBe(255);
		expect((await run("--nonsense", "base", "ours", "theirs")).code).toBe(255);
		expect((await run("base", "ours")).stderr).toMatch(
			/^usage: tacit merge-file/,
		);
		expect(await repository.read("ours")).toBe("b\n");
	});
});

describe("tacit init --merge-driver", () => {
	const config = () => repository.git("config", "--local", "--list");

	test("changes this clone's configuration alone, and takes it back", async () => {
		const before = await config();
		await setUp();
		expect(await config()).toContain("merge.tacit.driver=");
		const again = await tacit.run(repository, ["init", "--merge-driver"]);
		expect(again.stdout).toContain("set up already");
		expect(await repository.git("status", "--porcelain")).toBe("");
		const undone = await tacit.run(repository, ["init", "--undo", "--yes"]);
		expect(undone.code).toBe(0);
		expect(await config()).toBe(before);
	});

	test("is never done by --yes, which says how", async () => {
		const before = await config();
		const { stderr } = await tacit.run(repository, ["init", "--yes"]);
		expect(stderr).toContain("tacit init --merge-driver");
		expect(await config()).toBe(before);
	});

	test("leaves a driver of somebody's own alone", async () => {
		await repository.git("config", "merge.tacit.driver", "true");
		const before = await config();
		const { stdout } = await tacit.run(repository, ["init", "--merge-driver"]);
		expect(stdout).toContain("left alone");
		await tacit.run(repository, ["init", "--undo", "--yes"]);
		expect(await config()).toBe(before);
	});
});

test("a driver's command holds places with quotes, blanks and percent signs", async () => {
	const folder = path.join(repository.folder, "it's 100 %O");
	await repository.write("../it's 100 %O/merge.cjs", "");
	const program = path.join(folder, "node");
	await writeFile(program, '#!/bin/sh\necho "$2" >"$PWD/called"\nexit 3\n');
	await chmod(program, 0o755);
	await writeFile(
		path.join(folder, "merge.cjs"),
		"require('node:fs').writeFileSync('called', 'yes'); process.exit(3);",
	);
	await repository.git(
		...["config", "merge.tacit.driver"],
		driverCommand({ node: program, bundle: path.join(folder, "merge.cjs") }),
	);
	const { isClean, text } = await merged(
		edit("Retry", "Ours"),
		edit("Retry", "Theirs"),
	);
	expect(isClean).toBe(false);
	expect(text).toBe(edit("Retry", "Ours"));
	expect(await repository.read("called")).toBe("yes");
});
