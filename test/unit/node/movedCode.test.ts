import { rename } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { codeOf } from "../../../src/core/notebook/codeText.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import {
	type OpenedTacit,
	type OpenedTacitOptions,
	openedTacit,
} from "../../support/openedTacit.ts";
import { slowGit } from "../../support/slowGit.ts";

/** How long what is waited for may take on a machine that has much else to do. */
const patient = { timeout: 60_000, interval: 20 };

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

const open = async (options?: OpenedTacitOptions) => {
	const tacit = await openedTacit(made, options);
	opened.push(tacit);
	return tacit;
};

/** As after a change: notes and code are read anew. */
const look = async () => {
	const tacit = await open();
	await tacit.tacit.whereabouts.refresh();
	return tacit;
};

const lineOf = (name: string, at: number) =>
	`	const ${name}${at} = ${name}Of(input, ${at * 7});`;
const body = (name: string) =>
	[
		`export function ${name}(input: string): number {`,
		...[1, 2, 3, 4].map((at) => lineOf(name, at)),
		`	return ${name}1 + ${name}4;`,
		"}",
		"",
	].join("\n");
const file = (...names: string[]) => names.map(body).join("\n");

/** A note on the lines 2 to 4 of `src/token.ts`, in the middle of its first function. */
async function noted() {
	await made.commit({
		"src/token.ts": file("refresh", "expire", "issue"),
		"src/upload.ts": file("send", "resume"),
		"src/other.ts": file("parse"),
	});
	const tacit = await open();
	await tacit.note("src/token.ts", { start: 2, end: 4 }, "Before it expires.");
	await made.commit();
}

describe("A note follows its code", () => {
	it("through a rename by git", async () => {
		await noted();
		await made.git("mv", "src/token.ts", "src/session.ts");
		expect(await (await look()).shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
		await made.commit();
		const tacit = await look();
		expect(await tacit.shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
		expect(tacit.tacit.whereabouts.all()).toHaveLength(1);
	});

	it("through a rename with edits that git is told of later", async () => {
		await noted();
		await rename(
			path.join(made.root, "src/token.ts"),
			path.join(made.root, "src/session.ts"),
		);
		await made.write(
			"src/session.ts",
			`// moved\n${file("refresh", "expire", "issue").replace("refresh3", "third")}`,
		);
		expect(await (await look()).shownIn("src/session.ts")).toEqual([
			"Before it expires 3-5 changed from src/token.ts",
		]);
	});

	it("through renames whose edits add up to more than git pairs in one step", async () => {
		const write = (name: string, step: number, others: string) =>
			made.commit({
				[`src/${name}.ts`]: [
					body("refresh").replace(/\);$/gm, `, "${"step".repeat(step)}");`),
					...others.split(" ").map(body),
				].join("\n"),
			});
		await write("token", 0, "expire issue check sign verify");
		const first = await open();
		await first.note("src/token.ts", { start: 2, end: 4 }, "Refreshed early.");
		await made.commit();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await write("session", 1, "expire issue check unlock seal");
		await made.git("mv", "src/session.ts", "src/vault.ts");
		await write("vault", 2, "expire open check unlock seal");
		const { tacit, shownIn } = await look();
		expect(await shownIn("src/vault.ts")).toEqual([
			"Refreshed early 2-4 changed from src/token.ts",
		]);
		expect(tacit.whereabouts.all()).toHaveLength(1);
	});

	it("through a rename of a file that is too large to be searched", async () => {
		const large = Array.from({ length: 24_000 }, (_, at) => lineOf("set", at));
		await made.commit({ "src/token.ts": large.join("\n") });
		const tacit = await open();
		await tacit.note("src/token.ts", { start: 20_002, end: 20_004 }, "Late.");
		await tacit.note("src/token.ts", undefined, "Why it is.");
		await made.commit();
		await made.git("mv", "src/token.ts", "src/session.ts");
		const shown = async () => [
			...(await (await look()).shownIn("src/session.ts")),
		];
		expect((await shown()).sort()).toEqual([
			"Late 20002-20004 unique from src/token.ts",
			"Why it is whole from src/token.ts",
		]);
		await made.commit({
			"src/session.ts": `// moved\n// here\n${large.join("\n")}`,
		});
		expect((await shown()).sort()).toEqual([
			"Late 20004-20006 unique from src/token.ts",
			"Why it is whole from src/token.ts",
		]);
	});

	it("out of a file that is too large to be searched, but for what was edited in it or only copied", async () => {
		const large = Array.from({ length: 30_000 }, (_, at) => lineOf("set", at));
		const at = (line: number) => large.slice(line - 1, line + 2).join("\n");
		await made.commit({
			"src/token.ts": large.join("\n"),
			"src/other.ts": file("parse"),
		});
		const tacit = await open();
		for (const [line, title] of [
			[20_002, "Moved."],
			[21_002, "Edited."],
			[22_002, "Copied."],
		] as const)
			await tacit.note("src/token.ts", { start: line, end: line + 2 }, title);
		await made.commit();
		await made.commit({
			"src/token.ts": large
				.toSpliced(21_001, 1, "	const edited = 1;")
				.toSpliced(20_001, 3)
				.join("\n"),
			"src/other.ts": `${file("parse")}\n${at(20_002)}\n${at(22_002)}\n`,
		});
		const looked = await look();
		expect(await looked.shownIn("src/other.ts")).toEqual([
			"Moved 9-11 unique from src/token.ts",
		]);
		expect(looked.tacit.whereabouts.all()).toHaveLength(1);
	});

	it("through a folder that moves with its notes", async () => {
		await noted();
		await made.git("mv", "src", "lib");
		await made.commit();
		expect(await (await look()).shownIn("lib/token.ts")).toEqual([
			"Before it expires 2-4 unique",
		]);
	});

	it("into another file that was there before", async () => {
		await noted();
		await made.commit({
			"src/token.ts": file("expire", "issue"),
			"src/upload.ts": file("send", "refresh", "resume"),
		});
		const tacit = await look();
		expect(await tacit.shownIn("src/upload.ts")).toEqual([
			"Before it expires 10-12 unique from src/token.ts",
		]);
		expect(await tacit.shownIn("src/token.ts")).toEqual([]);
	});

	it("into a new file that git does not know yet", async () => {
		await noted();
		await made.write("src/token.ts", file("expire", "issue"));
		await made.write("src/refresh.ts", file("refresh"));
		expect(await (await look()).shownIn("src/refresh.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
	});

	it("back again, when the move is taken back", async () => {
		await noted();
		await made.git("mv", "src/token.ts", "src/session.ts");
		const tacit = await look();
		expect(await tacit.shownIn("src/session.ts")).toHaveLength(1);
		await made.git("mv", "src/session.ts", "src/token.ts");
		await tacit.tacit.whereabouts.refresh();
		expect(await tacit.shownIn("src/token.ts")).toEqual([
			"Before it expires 2-4 unique",
		]);
		expect(tacit.tacit.whereabouts.all()).toEqual([]);
	});

	it("through a squash merge that leaves the note's commit behind", async () => {
		await made.commit({ "src/old.ts": file("parse") });
		await made.git("switch", "--quiet", "-c", "topic");
		await noted();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit();
		await made.git("switch", "--quiet", "main");
		await made.git("merge", "--quiet", "--squash", "topic");
		await made.git("branch", "-D", "--quiet", "topic");
		await made.commit();
		await made.git("reflog", "expire", "--expire=all", "--all");
		await made.git("gc", "--quiet", "--prune=now");
		expect(await (await look()).shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
	});

	it("into another file on a branch that was squashed and forgotten, so that note and move came in one commit", async () => {
		await made.commit({ "src/other.ts": file("parse") });
		await made.git("checkout", "--quiet", "-b", "side");
		await noted();
		await made.commit({
			"src/token.ts": file("expire", "issue"),
			"src/upload.ts": file("send", "refresh", "resume"),
		});
		await made.git("checkout", "--quiet", "main");
		await made.git("merge", "--quiet", "--squash", "side");
		await made.commit();
		await made.git("branch", "--quiet", "-D", "side");
		await made.git("reflog", "expire", "--expire=now", "--all");
		await made.git("gc", "--quiet", "--prune=now");
		expect(await (await look()).shownIn("src/upload.ts")).toEqual([
			"Before it expires 10-12 unique from src/token.ts",
		]);
	});

	it("through a rename with edits after its own commit was rewritten and its text is gone", async () => {
		await made.commit({ "src/old.ts": file("parse") });
		await made.git("switch", "--quiet", "-c", "topic");
		await made.commit({ "src/token.ts": file("refresh", "expire", "issue") });
		const tacit = await open();
		await made.write(
			"src/token.ts",
			`// never committed\n${file("refresh", "expire", "issue")}`,
		);
		await tacit.note(
			"src/token.ts",
			{ start: 3, end: 5 },
			"Before it expires.",
		);
		await made.write("src/token.ts", file("refresh", "expire", "issue"));
		await made.commit();
		await made.git("switch", "--quiet", "main");
		await made.git("merge", "--quiet", "--squash", "topic");
		await made.git("branch", "-D", "--quiet", "topic");
		await made.commit();
		await made.git("reflog", "expire", "--expire=all", "--all");
		await made.git("gc", "--quiet", "--prune=now");
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit({
			"src/session.ts": file("refresh", "expire", "issue").replace(
				"refresh3 = refreshOf(input, 21)",
				"third = refreshOf(input, 22)",
			),
		});
		expect(await (await look()).shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 changed from src/token.ts",
		]);
	});

	it.each([
		["rebase", ["rebase", "--quiet", "side"]],
		["cherry-pick", ["cherry-pick", "side"]],
		["merge", ["merge", "--quiet", "--no-edit", "side"]],
	])("through a %s that moves it", async (_, command) => {
		await noted();
		await made.git("switch", "--quiet", "-c", "side");
		await made.commit({
			"src/token.ts": file("expire", "refresh", "issue"),
		});
		await made.git("switch", "--quiet", "main");
		await made.commit({ "src/other.ts": file("parse", "print") });
		await made.git(...command);
		expect(await (await look()).shownIn("src/token.ts")).toEqual([
			"Before it expires 10-12 unique",
		]);
	});

	it("through a stash and back", async () => {
		await noted();
		await made.write("src/token.ts", `// one\n// two\n${file("refresh")}`);
		const tacit = await look();
		expect(await tacit.shownIn("src/token.ts")).toEqual([
			"Before it expires 4-6 unique",
		]);
		await made.git("stash", "--quiet");
		expect(await tacit.shownIn("src/token.ts")).toEqual([
			"Before it expires 2-4 unique",
		]);
		await made.git("stash", "pop", "--quiet");
		expect(await tacit.shownIn("src/token.ts")).toEqual([
			"Before it expires 4-6 unique",
		]);
	});

	it("in a shallow clone", async () => {
		await noted();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit();
		const shallow = path.join(made.folder, "shallow");
		await made.gitIn(
			made.folder,
			...["clone", "--quiet", "--depth=1", `file://${made.root}`, shallow],
		);
		const tacit = await openedTacit({
			...made,
			root: shallow,
			read: (file) => made.gitIn(shallow, "show", `HEAD:${file}`),
		});
		opened.push(tacit);
		await tacit.tacit.whereabouts.refresh();
		expect(await tacit.shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
	});

	it("by the text of the commit that added the note, where the text that it was written in was never stored", async () => {
		await made.commit({ "src/other.ts": file("parse") });
		const text = file("refresh", "expire", "issue");
		await made.write("src/token.ts", `${text}// tmp\n`);
		const first = await open();
		await first.note(
			"src/token.ts",
			{ start: 2, end: 4 },
			"Before it expires.",
		);
		await made.commit({ "src/token.ts": text });
		const lines = text.split("\n");
		lines.splice(
			1,
			3,
			"	const before = input.trim();",
			"	const during = before.length * 3;",
			"	const after = [before, during];",
		);
		await made.write("src/token.ts", lines.join("\n"));
		const { tacit, asked } = await look();
		const [placed] = await tacit.placeNotes(
			"src/token.ts" as RepoPath,
			() => codeOf("src/token.ts", lines.join("\n")),
			{ history: true },
		);
		for (const placement of [
			placed?.placement,
			tacit.whereabouts.all()[0]?.placement,
		])
			expect(placement).toMatchObject({
				candidates: [{ lines: { start: 2, end: 4 } }],
			});
		expect(asked.filter((name) => name === "additions")).toHaveLength(2);
	});

	it("once a search is stopped by the next one, and until then as it was known", async () => {
		await noted();
		const { tacit, shownIn } = await look();
		await made.git("mv", "src/token.ts", "src/session.ts");
		const stop = new AbortController();
		const told: unknown[] = [];
		await tacit.whereabouts.refresh({
			signal: stop.signal,
			onProgress(progress) {
				told.push(progress);
				stop.abort();
			},
		});
		expect(told).toEqual([{ of: "files", done: 1, all: 1 }]);
		expect(tacit.whereabouts.all()).toEqual([]);
		expect(tacit.whereabouts.wasStopped()).toBe(true);
		await tacit.whereabouts.refresh();
		expect(tacit.whereabouts.wasStopped()).toBe(false);
		expect(await shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
	});

	it("once a search is stopped while git is asked, which ends git and calls nothing lost", async () => {
		await noted();
		await made.commit({
			"src/token.ts": file("expire", "issue"),
			"src/upload.ts": file("send", "refresh", "resume"),
		});
		const git = slowGit(path.join(made.folder, "slow"), "diff");
		const slow = await openedTacit({
			...made,
			environment: {
				...made.environment,
				PATH: `${git.folder}:${made.environment["PATH"]}`,
			},
		});
		opened.push(slow);
		const { whereabouts } = slow.tacit;
		const changes: ReadonlySet<string>[] = [];
		whereabouts.onDidChange((paths) => changes.push(paths));
		git.hold(true);
		const stop = new AbortController();
		const stopped = whereabouts.refresh({ signal: stop.signal });
		await vi.waitFor(() => expect(git.running()).toHaveLength(1), patient);
		stop.abort();
		await stopped;
		expect(git.running()).toEqual([]);
		expect(git.held()).toHaveLength(1);
		expect(whereabouts.all()).toEqual([]);
		expect(whereabouts.wasStopped()).toBe(true);
		expect(changes).toEqual([new Set()]);
		git.hold(false);
		await whereabouts.refresh();
		expect(await slow.shownIn("src/upload.ts")).toEqual([
			"Before it expires 10-12 unique from src/token.ts",
		]);
	});
});

describe("A search that was asked for while another runs", () => {
	it("is made in full where one that waits as well is stopped before", async () => {
		await noted();
		const { tacit, shownIn } = await look();
		await made.git("mv", "src/token.ts", "src/session.ts");
		const { whereabouts } = tacit;
		const stop = new AbortController();
		const searches = [
			whereabouts.refresh({ signal: AbortSignal.abort() }),
			whereabouts.refresh({ signal: stop.signal }),
		];
		stop.abort();
		searches.push(whereabouts.refresh());
		await Promise.all(searches);
		expect(whereabouts.wasStopped()).toBe(false);
		expect(await shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
	});

	it("goes on until all who wait are stopped, and tells all of them how far it is", async () => {
		await noted();
		const { tacit } = await look();
		await made.git("mv", "src/token.ts", "src/session.ts");
		const { whereabouts } = tacit;
		const told: string[] = [];
		const stops = [new AbortController(), new AbortController()];
		const running = whereabouts.refresh({ signal: AbortSignal.abort() });
		const waiting = stops.map((stop, at) =>
			whereabouts.refresh({
				signal: stop.signal,
				onProgress: () => told.push(`${at}`),
			}),
		);
		stops[0]?.abort();
		await Promise.all([running, ...waiting]);
		expect(whereabouts.wasStopped()).toBe(false);
		expect(whereabouts.all()).toHaveLength(1);
		expect(new Set(told)).toEqual(new Set(["0", "1"]));
	});
});

describe("A note on code that an editor holds otherwise than it is saved", () => {
	it("is looked for in what is saved, and found again when that is what it was", async () => {
		await noted();
		const other = file("refresh", "issue");
		await made.commit({ "src/token.ts": other });
		const unsaved = new Map([["src/token.ts", file("expire", "issue")]]);
		await made.write("src/new.ts", file("send", "refresh"));
		const { tacit, shownIn } = await open({ unsaved });
		await tacit.whereabouts.refresh();
		unsaved.clear();
		await tacit.whereabouts.refresh();
		expect(tacit.whereabouts.all()).toEqual([]);
		expect(await shownIn("src/token.ts")).toEqual([
			"Before it expires 2-4 unique",
		]);
	});
});

describe("Where there is no git, a note follows its code", () => {
	/** The same without the repository's past: what is told comes of the files alone. */
	const lookAtFiles = async (hasHistory: false | "no-git" = false) => {
		const tacit = await open({ hasHistory });
		await tacit.tacit.whereabouts.refresh();
		return tacit;
	};

	for (const [where, hasHistory] of [
		["in a workspace that is not trusted", false],
		["on a machine without it", "no-git"],
	] as const)
		it(`into another file of the folder, ${where}`, async () => {
			await noted();
			await made.write("src/token.ts", file("expire", "issue"));
			await made.write("src/upload.ts", file("send", "refresh", "resume"));
			const tacit = await lookAtFiles(hasHistory);
			expect(await tacit.shownIn("src/upload.ts")).toEqual([
				"Before it expires 10-12 unique from src/token.ts",
			]);
			expect(await tacit.shownIn("src/token.ts")).toEqual([]);
		});

	it("through a renamed file, and one of its name in another folder that was edited", async () => {
		await noted();
		await rename(
			path.join(made.root, "src/token.ts"),
			path.join(made.root, "src/session.ts"),
		);
		expect(await (await lookAtFiles()).shownIn("src/session.ts")).toEqual([
			"Before it expires 2-4 unique from src/token.ts",
		]);
		await made.write(
			"lib/token.ts",
			file("refresh", "expire", "issue").replace("refresh2", "second"),
		);
		await made.remove("src/session.ts");
		expect(await (await lookAtFiles()).shownIn("lib/token.ts")).toEqual([
			"Before it expires 2-4 changed from src/token.ts",
		]);
	});

	it("not into what is ignored, and is lost where it stands nowhere else", async () => {
		await noted();
		await made.write("src/token.ts", "export {};\n");
		await made.write("src/upload.ts", "export {};\n");
		await made.write("src/other.ts", "export {};\n");
		await made.write("build/upload.ts", file("send", "refresh", "resume"));
		await made.write(".gitignore", "build/\n");
		const { tacit } = await lookAtFiles();
		expect(tacit.whereabouts.all().map((each) => each.placement)).toEqual([
			{ state: "lost" },
		]);
	});

	it("and looks into no file again that did not change", async () => {
		await noted();
		await made.write("src/token.ts", file("expire", "issue"));
		await made.write("src/upload.ts", file("send", "refresh", "resume"));
		await vi.waitFor(async () => {
			const tacit = await lookAtFiles();
			const told: unknown[] = [];
			await tacit.tacit.whereabouts.refresh({
				onProgress: (progress) => told.push(progress),
			});
			expect(told).toEqual([]);
			expect(await tacit.shownIn("src/upload.ts")).toHaveLength(1);
		}, patient);
	});
});

describe("A note whose code is gone", () => {
	it("is lost, and shown nowhere", async () => {
		await noted();
		await made.commit({ "src/token.ts": file("expire", "issue") });
		const tacit = await look();
		expect(await tacit.shownIn("src/token.ts")).toEqual([
			"Before it expires lost",
		]);
		expect(
			tacit.tacit.whereabouts.all().map(({ placement }) => placement.state),
		).toEqual(["lost"]);
	});

	it("is lost with its file", async () => {
		await noted();
		await made.git("rm", "--quiet", "src/token.ts");
		await made.commit();
		const tacit = await look();
		expect(
			tacit.tacit.whereabouts.all().map(({ placement }) => placement.state),
		).toEqual(["lost"]);
		for (const file of ["src/upload.ts", "src/other.ts"])
			expect(await tacit.shownIn(file)).toEqual([]);
	});

	it("names the commit that took it away, not one that renamed its file before", async () => {
		await noted();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit();
		await made.git("mv", "src/session.ts", "src/vault.ts");
		await made.commit();
		const removed = await made.commit({ "src/vault.ts": file("expire") });
		await made.git("mv", "src/vault.ts", "src/safe.ts");
		await made.commit();
		const { tacit } = await look();
		const [note] = tacit.index.notes();
		const found = note && (await tacit.removalOf(note.head.id, 0));
		expect(found?.commit).toBe(removed);
	});

	it("was taken away by nobody while a renamed file has it", async () => {
		await noted();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit();
		const { tacit } = await look();
		const [note] = tacit.index.notes();
		expect(note && (await tacit.removalOf(note.head.id, 0))).toBe(undefined);
	});

	it("comes back with a revert", async () => {
		await noted();
		await made.commit({ "src/token.ts": file("expire", "issue") });
		const tacit = await look();
		await made.git("revert", "--no-edit", "HEAD");
		await tacit.tacit.whereabouts.refresh();
		expect(await tacit.shownIn("src/token.ts")).toEqual([
			"Before it expires 2-4 unique",
		]);
		expect(tacit.tacit.whereabouts.all()).toEqual([]);
	});

	it("is not taken to a copy among the tests for its own", async () => {
		await noted();
		await made.git("rm", "--quiet", "src/token.ts");
		await made.commit({ "test/fixtures/token.ts": file("refresh") });
		const tacit = await look();
		expect(await tacit.shownIn("test/fixtures/token.ts")).not.toContainEqual(
			expect.stringContaining("unique"),
		);
	});
});

describe("What was found out", () => {
	const moved = async () => {
		await noted();
		await made.commit({
			"src/token.ts": file("expire", "issue"),
			"src/upload.ts": file("send", "refresh", "resume"),
		});
		const { tacit, shownIn } = await look();
		const [away] = tacit.whereabouts.all() ?? [];
		if (!away) throw new Error("It was not found.");
		return { tacit, shownIn, id: away.note.head.id };
	};

	it("does not keep a note away from code that is back", async () => {
		const { shownIn } = await moved();
		await made.write("src/token.ts", file("refresh", "expire", "issue"));
		expect(await shownIn("src/token.ts")).toEqual([
			"Before it expires 2-4 unique",
		]);
	});

	it("is forgotten at once of a note that is pointed at other code", async () => {
		const { tacit, shownIn, id } = await moved();
		const text = await made.read("src/token.ts");
		await tacit.point(
			id,
			0,
			{
				path: "src/token.ts" as RepoPath,
				isFolder: false,
				lines: { start: 2, end: 3 },
				text: text.split("\n"),
				language: "ts",
				symbol: undefined,
			},
			Buffer.from(text),
		);
		expect(tacit.whereabouts.all()).toEqual([]);
		expect(await shownIn("src/upload.ts")).toEqual([]);
		expect(await shownIn("src/token.ts")).toEqual([
			"Before it expires 2-3 unique",
		]);
	});

	it("holds for a note whose words change, which reads as it stands", async () => {
		const { tacit, shownIn, id } = await moved();
		await tacit.rewrite(id, "# Sooner than that", "why", undefined);
		expect(await shownIn("src/upload.ts")).toEqual([
			"Sooner than that 10-12 unique from src/token.ts",
		]);
	});

	it("goes with a note that is deleted", async () => {
		const { tacit, shownIn, id } = await moved();
		await tacit.remove(id);
		expect(tacit.whereabouts.all()).toEqual([]);
		expect(await shownIn("src/upload.ts")).toEqual([]);
	});
});

describe("A note on a whole file", () => {
	const notedFile = async () => {
		await made.commit({ "src/token.ts": file("refresh", "expire") });
		const tacit = await open();
		await tacit.note("src/token.ts", undefined, "Why it is.");
		await made.commit();
	};
	const moved = ["Why it is whole from src/token.ts"];

	it("goes where the file goes", async () => {
		await notedFile();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit();
		const { shownIn } = await look();
		expect(await shownIn("src/session.ts")).toEqual(moved);
	});

	it("goes where the file goes though another one takes its name, in the same commit or the next one", async () => {
		await notedFile();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.write("src/token.ts", file("parse", "print"));
		for (const step of ["not committed", "committed"]) {
			if (step === "committed") await made.commit();
			const { shownIn } = await look();
			expect(await shownIn("src/session.ts")).toEqual(moved);
			expect(await shownIn("src/token.ts")).toEqual([]);
		}
		await made.commit({ "src/session.ts": file("refresh", "renew") });
		expect(await (await look()).shownIn("src/session.ts")).toEqual(moved);
	});

	it("goes along renames to a file that has little of it left", async () => {
		await notedFile();
		await made.git("mv", "src/token.ts", "src/session.ts");
		await made.commit();
		await made.commit({
			"src/token.ts": file("parse", "print"),
			"src/session.ts": file("renew"),
		});
		const { shownIn } = await look();
		expect(await shownIn("src/session.ts")).toEqual(moved);
		expect(await shownIn("src/token.ts")).toEqual([]);
	});

	it("stays through an edit that leaves nothing as it was, and beside a copy that was there before", async () => {
		await made.commit({ "src/copy.ts": file("refresh", "expire") });
		await notedFile();
		await made.commit({ "src/token.ts": file("parse", "print") });
		const { tacit, shownIn } = await look();
		expect(await shownIn("src/token.ts")).toEqual(["Why it is whole"]);
		expect(tacit.whereabouts.all()).toEqual([]);
	});

	it("is lost with its file, and stays so when another is added under its name", async () => {
		await notedFile();
		await made.remove("src/token.ts");
		await made.commit();
		expect((await look()).tacit.whereabouts.all()).toHaveLength(1);
		await made.write("src/token.ts", file("parse", "print"));
		for (const step of ["not committed", "committed"]) {
			if (step === "committed") await made.commit();
			const { shownIn } = await look();
			expect(await shownIn("src/token.ts")).toEqual(["Why it is lost"]);
		}
	});
});
