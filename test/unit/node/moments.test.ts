import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { english } from "../../../src/core/message.ts";
import type { CommitMoment } from "../../../src/externalize/moments/moment.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let empty: TestRepository;
beforeAll(async () => {
	empty = await gitRepository();
});
afterAll(() => empty.dispose());

/** A commit of the story: the files that it writes (`undefined`: takes away) and its message. */
interface Step {
	readonly message: string;
	readonly files: Readonly<Record<string, string | undefined>>;
	/** Of November 2026. */
	readonly day?: number;
}

/** Tells a story in a real repository, and what moments its last commits make: kind, place and question. */
async function momentsOf(
	steps: readonly Step[],
	level: "normal" | "eager" = "normal",
): Promise<readonly string[]> {
	const repository = await gitRepository({ copyOf: empty });
	let opened: OpenedTacit | undefined;
	try {
		for (const step of steps) await take(repository, step);
		opened = await openedTacit(repository);
		const { moments } = await opened.tacit.moments({ range: "HEAD", level });
		return moments.map(told);
	} finally {
		opened?.dispose();
		await repository.dispose();
	}
}

async function take(
	repository: TestRepository,
	{ message, files, day = 1 }: Step,
): Promise<void> {
	for (const [file, text] of Object.entries(files))
		if (text === undefined) await repository.remove(file);
		else await repository.write(file, text);
	await repository.git("add", "--all");
	const date = `2026-11-${String(day).padStart(2, "0")}T12:00:00`;
	await repository.git(
		...["commit", "--quiet", `--date=${date}`, "-m", message],
	);
}

function told({ kind, path, lines, question }: CommitMoment): string {
	const place = lines ? `${path}:${lines.start}-${lines.end}` : path;
	return `${kind} ${place} ${english(question)}`;
}

const retry = (middle: readonly string[], limit = 20) =>
	[
		"export async function backoff(task) {",
		`\tconst maxAttempts = ${limit};`,
		...middle.map((line) => `\t${line}`),
		"}",
		"",
	].join("\n");
const waiting = ["await pause(2 ** attempt);", "return task(attempt);"];

describe("what was taken back", () => {
	const change: readonly Step[] = [
		{ message: "Retry", files: { "retry.ts": retry(waiting) } },
		{
			message: "Retry at once",
			files: {
				"retry.ts": retry([
					"queue.prepend(task, priority);",
					"return queue.drain();",
				]),
			},
			day: 2,
		},
	];

	it("is asked about by the name of the commit that it takes back", async () => {
		expect(
			await momentsOf([
				...change,
				{
					message: 'Revert "Retry at once"',
					files: { "retry.ts": retry(waiting) },
					day: 3,
				},
			]),
		).toEqual([
			"revert retry.ts What went wrong with “Retry at once”, that it had to be taken back?",
		]);
	});

	it("is seen where nobody says that it is, once it stood for a day", async () => {
		expect(
			await momentsOf([
				...change,
				{
					message: "Adjust the queue",
					files: { "retry.ts": retry(waiting) },
					day: 6,
				},
			]),
		).toEqual([
			"revert retry.ts:3-4 “backoff()” is again as it was before “Retry at once”: what was wrong with that?",
		]);
	});

	it("is not asked about where the message says why", async () => {
		expect(
			await momentsOf([
				...change,
				{
					message:
						'Revert "Retry at once"\n\nIt was taken back because the server counts requests, and locks us out.',
					files: { "retry.ts": retry(waiting) },
					day: 3,
				},
			]),
		).toEqual([]);
	});
});

describe("lines that were written anew", () => {
	const versions = [
		["await pause(base * attempt);", "return task(attempt);"],
		["await clock.until(deadline);", "return scheduler.run(request);"],
		["while (!server.isReady()) await poll(server);", "return send(message);"],
	];
	const messages = ["Back off", "Fix the waiting", "Fix it for busy servers"];

	it("are asked about at the third version within days", async () => {
		expect(
			await momentsOf(
				versions.map((version, at) => ({
					message: messages[at] ?? "",
					files: { "retry.ts": retry(version) },
					day: 2 + at * 2,
				})),
			),
		).toEqual([
			"rework retry.ts:3-4 Version 3 of these lines of “backoff()” in 4 days: what did the former ones get wrong?",
		]);
	});

	it("are not where they only grow, are laid out anew, or change over weeks", async () => {
		const list = (count: number) =>
			`export const names = [\n${Array.from({ length: count }, (_, at) => `\t"entry number ${at}",`).join("\n")}\n];\n`;
		expect(
			await momentsOf(
				messages.map((message, at) => ({
					message,
					files: {
						"list.ts": list(at + 1),
						"retry.ts": retry(waiting).replaceAll("\t", "  ".repeat(at + 1)),
					},
					day: 2 + at,
				})),
			),
		).toEqual([]);
		expect(
			await momentsOf(
				versions.map((version, at) => ({
					message: messages[at] ?? "",
					files: { "retry.ts": retry(version) },
					day: [1, 16, 30][at] ?? 1,
				})),
			),
		).toEqual([]);
	});
});

describe("a workaround", () => {
	const before = "def fetch(url):\n    return get(url)\n";

	it("is asked about where a wait was added", async () => {
		expect(
			await momentsOf([
				{ message: "Fetch", files: { "fetch.py": before } },
				{
					message: "Fetch pages",
					files: {
						"fetch.py":
							"def fetch(url):\n    time.sleep(3)\n    return get(url)\n",
					},
				},
			]),
		).toEqual([
			"workaround fetch.py:2-2 What does “fetch()” wait for with time.sleep, and why that long?",
		]);
	});

	it("is not where a comment speaks of it, and not where it only moved", async () => {
		expect(
			await momentsOf([
				{ message: "Fetch", files: { "fetch.py": before } },
				{
					message: "Fetch pages",
					files: {
						"fetch.py":
							"def fetch(url):\n    # The server bans whoever asks more often than this.\n    time.sleep(3)\n    return get(url)\n",
					},
				},
				{
					message: "Log pages",
					files: {
						"fetch.py":
							"def fetch(url):\n    log(url)\n    # The server bans whoever asks more often than this.\n    time.sleep(3)\n    return get(url)\n",
					},
				},
			]),
		).toEqual([]);
	});
});

describe("a value", () => {
	it("is asked about with the values before it", async () => {
		const first = {
			message: "Retry",
			files: { "retry.ts": retry(waiting, 20) },
		};
		const second = {
			message: "Try longer",
			files: { "retry.ts": retry(waiting, 30) },
		};
		expect(await momentsOf([first, second])).toEqual([
			"value retry.ts:2-2 Why 30 and not 20 for “maxAttempts”?",
		]);
		expect(
			await momentsOf([
				first,
				second,
				{
					message: "Try still longer",
					files: { "retry.ts": retry(waiting, 80) },
				},
			]),
		).toEqual([
			"value retry.ts:2-2 “maxAttempts” was 20, then 30, and is 80 now: what decides it?",
		]);
	});

	it("is not where it is a version, or the message says why", async () => {
		expect(
			await momentsOf([
				{
					message: "Begin",
					files: {
						"a.ts": 'export const version = "1.2.3";\n',
						"retry.ts": retry(waiting),
					},
				},
				{
					message: "Release",
					files: { "a.ts": 'export const version = "1.3.0";\n' },
				},
				{
					message:
						"Try longer\n\nServers take up to a minute to restart, so that twenty attempts are too few.",
					files: { "retry.ts": retry(waiting, 30) },
				},
			]),
		).toEqual([]);
	});
});

describe("a dependency", () => {
	const manifest = (dependencies: Readonly<Record<string, string>>) =>
		JSON.stringify({ name: "it", dependencies }, undefined, 2);

	it("is asked about where it took another’s place or went back, and of who is eager where it came along", async () => {
		const base = { "left-pad": "^1.3.0", request: "2.88.0" };
		const begin = {
			message: "Begin",
			files: { "package.json": manifest(base) },
		};
		const then = (
			message: string,
			dependencies: Readonly<Record<string, string>>,
			level: "normal" | "eager" = "normal",
		) =>
			momentsOf(
				[begin, { message, files: { "package.json": manifest(dependencies) } }],
				level,
			);
		expect(
			await then("Print tables", { ...base, chalk: "^5.0.0" }, "eager"),
		).toEqual([
			"dependency package.json:6-6 What is “chalk” needed for, and what else was looked at?",
		]);
		expect(
			await then("Ask servers", { "left-pad": "^1.3.0", got: "14.0.0" }),
		).toEqual(["dependency package.json:5-5 Why “got” in place of “request”?"]);
		expect(await then("Mend it", { ...base, "left-pad": "^1.1.0" })).toEqual([
			"dependency package.json:4-4 What went wrong with “left-pad” ^1.3.0, that it went back to ^1.1.0?",
		]);
	});

	it("is not where it is newer, or only its lock file changed", async () => {
		expect(
			await momentsOf([
				{
					message: "Begin",
					files: {
						"package.json": manifest({ request: "^2.88.0" }),
						"package-lock.json": "{}",
					},
				},
				{
					message: "Update",
					files: {
						"package.json": manifest({ request: "^2.90.0" }),
						"package-lock.json": '{ "a": 1 }',
					},
				},
			]),
		).toEqual([]);
	});
});

describe("a removal", () => {
	const parser = `export function parseOld(text) {\n${Array.from({ length: 40 }, (_, at) => `\tif (text.startsWith("mark ${at}")) return handler${at}(text);`).join("\n")}\n}\n`;
	const rest =
		"export function parse(text) {\n\treturn grammar.read(text);\n}\n";

	it("is asked about by the name of what is gone", async () => {
		expect(
			await momentsOf([
				{ message: "Begin", files: { "parse.ts": `${rest}\n${parser}` } },
				{ message: "Remove the parser", files: { "parse.ts": rest } },
			]),
		).toEqual([
			"removal parse.ts:3-3 “parseOld” is gone from “parse.ts” (41 lines of code): what made it unnecessary?",
		]);
	});

	it("is none where the code went to another file, or the file was renamed", async () => {
		expect(
			await momentsOf([
				{ message: "Begin", files: { "parse.ts": `${rest}\n${parser}` } },
				{
					message: "Remove it there",
					files: { "parse.ts": rest, "old.ts": parser },
				},
				{
					message: "Remove the old name",
					files: { "old.ts": undefined, "older.ts": parser },
				},
			]),
		).toEqual([]);
	});
});

describe("a configuration", () => {
	const workflow = (minutes: number, checkout: string) =>
		`jobs:\n  test:\n    timeout-minutes: ${minutes}\n    steps:\n      - uses: actions/checkout@${checkout}\n`;
	const file = ".github/workflows/test.yml";

	it("is asked about where a setting changed without a word", async () => {
		expect(
			await momentsOf([
				{ message: "Begin", files: { [file]: workflow(10, "v3") } },
				{ message: "Test", files: { [file]: workflow(30, "v3") } },
			]),
		).toEqual([
			`configuration ${file}:3-3 Why 30 and not 10 for “timeout-minutes”?`,
		]);
	});

	it("is not where an action has a newer version", async () => {
		expect(
			await momentsOf(
				[
					{ message: "Begin", files: { [file]: workflow(10, "v3") } },
					{ message: "Test", files: { [file]: workflow(10, "v4") } },
				],
				"eager",
			),
		).toEqual([]);
	});
});

describe("what a coding agent wrote", () => {
	const part = (name: string) =>
		`export function ${name}(task) {\n${Array.from({ length: 40 }, (_, at) => `\ttask.step("${name} ${at}", ${at});`).join("\n")}\n}\n`;
	const by = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>";

	it("is asked about once, at the end of its commits in a row", async () => {
		expect(
			await momentsOf([
				{ message: "Begin", files: { "readme.md": "It\n" } },
				{ message: `Plan tasks${by}`, files: { "plan.ts": part("plan") } },
				{ message: `Run tasks${by}`, files: { "run.ts": part("run") } },
			]),
		).toEqual([
			"agent plan.ts Claude helped with 82 lines, most of them in “plan.ts”: what was it told, and what did it get wrong at first?",
		]);
	});

	it("is not where people wrote it", async () => {
		expect(
			await momentsOf([
				{ message: "Begin", files: { "readme.md": "It\n" } },
				{
					message: "Plan tasks\n\nCo-Authored-By: Grace <grace@example.org>",
					files: { "plan.ts": part("plan") },
				},
			]),
		).toEqual([]);
	});
});

describe("files that nobody writes", () => {
	it("make no moments, whatever becomes of them", async () => {
		const text = (value: number) =>
			`/* @generated */\nexport const maxAttempts = ${value};\n`;
		const step = (message: string, value: number): Step => ({
			message,
			files: {
				"schema.ts": text(value),
				"vendor/lib.js": `const maxAttempts = ${value};\n`,
				"all.min.js": `const maxAttempts = ${value};\n`,
			},
		});
		expect(await momentsOf([step("Begin", 1), step("Go on", 2)])).toEqual([]);
	});
});

describe("a repository without a commit", () => {
	it("has no moments", async () => {
		expect(await momentsOf([])).toEqual([]);
	});
});
