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

	it("is seen where nobody says that it is, once it stood for a day, of who is eager", async () => {
		const story = [
			...change,
			{
				message: "Adjust the queue",
				files: { "retry.ts": retry(waiting) },
				day: 6,
			},
		];
		expect(await momentsOf(story)).toEqual([]);
		expect(await momentsOf(story, "eager")).toEqual([
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

describe("what was taken back in other words", () => {
	const [before, after] = [
		retry(waiting),
		retry(["queue.prepend(task, priority);", "return queue.drain();"]),
	];
	const back = (
		message: string,
		others: Readonly<Record<string, string>> = {},
	) =>
		momentsOf([
			{ message: "Retry", files: { "retry.ts": before } },
			{ message: "Retry at once", files: { "retry.ts": after }, day: 2 },
			{ message, files: { "retry.ts": before, ...others }, day: 6 },
		]);

	it("is not asked about where the title names nothing, a release, or what was to be for a while", async () => {
		for (const title of [
			"Revert version number",
			'Revert "1.4.0"',
			"Revert hotfix of the queue",
			"Roll back the queue to show the issue",
		])
			expect(await back(title), title).toEqual([]);
		expect(
			await momentsOf([
				{ message: "Retry", files: { "retry.ts": before } },
				{ message: "revert change", files: { "retry.ts": after } },
			]),
		).toEqual([]);
	});

	it("is not where the message leads to who says why", async () => {
		expect(
			await back(
				'Revert "Retry at once"\n\nhttps://example.org/it/issues/7#issuecomment-1',
			),
		).toEqual([]);
	});

	it("is not where it came out so beside other work, unless the title says that it went back", async () => {
		const work = {
			"work.ts": Array.from(
				{ length: 12 },
				(_, at) => `export const part${at} = makePart("${at}");\n`,
			).join(""),
		};
		expect(await back("Plan the work", work)).toEqual([]);
		expect(await back("Plan the work, back to waiting", work)).toEqual([
			"revert retry.ts:3-4 “backoff()” is again as it was before “Retry at once”: what was wrong with that?",
		]);
	});
});

describe("lines that were written anew", () => {
	const versions = [
		["await pause(base * attempt);", "return task(attempt);"],
		["await clock.until(deadline);", "return scheduler.run(request);"],
		["while (!server.isReady()) await poll(server);", "return send(message);"],
	];
	const messages = ["Back off", "Fix the waiting", "Fix it for busy servers"];

	it("are asked about at the third version within days, of who is eager", async () => {
		const story = versions.map((version, at) => ({
			message: messages[at] ?? "",
			files: { "retry.ts": retry(version) },
			day: 2 + at * 2,
		}));
		expect(await momentsOf(story)).toEqual([]);
		expect(await momentsOf(story, "eager")).toEqual([
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
				"eager",
			),
		).toEqual([]);
		expect(
			await momentsOf(
				versions.map((version, at) => ({
					message: messages[at] ?? "",
					files: { "retry.ts": retry(version) },
					day: [1, 16, 30][at] ?? 1,
				})),
				"eager",
			),
		).toEqual([]);
	});
});

describe("lines that were wrong, as the message says, and no more", () => {
	const [before, after] = [
		retry(waiting),
		retry(["queue.prepend(task, priority);", "return queue.drain();"]),
	];
	const mended = (
		message: string,
		others: Readonly<Record<string, string>> = {},
	) =>
		momentsOf(
			[
				{ message: "Retry", files: { "retry.ts": before } },
				{ message, files: { "retry.ts": after, ...others } },
			],
			"eager",
		);

	it("are asked about, of who is eager", async () => {
		for (const title of ["fix", "Small fixes", "fix #27", "wip"])
			expect(await mended(title)).toEqual([
				`rework retry.ts:3-4 “${title}”: what was wrong with these lines of “backoff()”, and how did it show?`,
			]);
	});

	it("are not where the title says what, or a test shows it", async () => {
		expect(await mended("Fix the order of tasks")).toEqual([]);
		expect(await mended("Refactor")).toEqual([]);
		expect(
			await mended("fix", {
				"test/retry.test.ts": "expect(order()).toEqual([2, 1]);\n",
			}),
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
			await then("Ask servers", { "left-pad": "^1.3.0", got: "14" }, "eager"),
		).toEqual(["dependency package.json:5-5 Why “got” in place of “request”?"]);
		expect(
			await then("Ask servers", { "left-pad": "^1.3.0", got: "14" }),
		).toEqual([]);
		expect(await then("Mend it", { ...base, "left-pad": "^1.1.0" })).toEqual([
			"dependency package.json:4-4 What went wrong with “left-pad” ^1.3.0, that it went back to ^1.1.0?",
		]);
	});

	it("is asked about where it is held at last, and not where one range takes the place of another", async () => {
		const then = (before: string, after: string) =>
			momentsOf([
				{
					message: "Begin",
					files: { "package.json": manifest({ pool: before }) },
				},
				{
					message: "Work on",
					files: { "package.json": manifest({ pool: after }) },
				},
			]);
		expect(await then("^1.3.0", ">=1.3.0,<1.4.0")).toEqual([
			"dependency package.json:4-4 What breaks if “pool” is not held at >=1.3.0,<1.4.0?",
		]);
		expect(await then(">=1.3.0,<1.4.0", ">=1.4.0,<1.5.0")).toEqual([]);
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

describe("a dependency in the place of another", () => {
	const swap = (
		message: string,
		[went, came]: readonly [string, string],
		level: "normal" | "eager" = "normal",
	) => {
		const manifest = (name: string) =>
			JSON.stringify(
				{ name: "it", dependencies: { pad: "^1.0.0", [name]: "^1.0.0" } },
				undefined,
				2,
			);
		return momentsOf(
			[
				{ message: "Begin", files: { "package.json": manifest(went) } },
				{ message, files: { "package.json": manifest(came) } },
			],
			level,
		);
	};

	it("is asked about where the title is about it and does not say why", async () => {
		expect(
			await swap("Replace chalk with picocolors", ["chalk", "picocolors"]),
		).toEqual([
			"dependency package.json:5-5 Why “picocolors” in place of “chalk”?",
		]);
	});

	it("is not where it came along, is the same by another name, or the title says what is better", async () => {
		expect(await swap("Print tables", ["chalk", "picocolors"])).toEqual([]);
		expect(await swap("Use @new/remap", ["@old/remap", "@new/remap"])).toEqual(
			[],
		);
		expect(
			await swap("Use upstream picocolors", ["chalk", "picocolors"]),
		).toEqual([]);
	});

	it("is not where the whole commit is taken back, which is asked about", async () => {
		expect(
			await swap('Revert "Use picocolors"', ["picocolors", "chalk"], "eager"),
		).toEqual([
			"revert package.json What went wrong with “Use picocolors”, that it had to be taken back?",
		]);
	});
});

describe("a version of a crate", () => {
	const then = (before: string, after: string) => {
		const manifest = (wanted: string) =>
			`[package]\nname = "it"\n\n[dependencies]\npad = "1.0"\npool = ${wanted}\n`;
		return momentsOf([
			{ message: "Begin", files: { "Cargo.toml": manifest(before) } },
			{ message: "Work on", files: { "Cargo.toml": manifest(after) } },
		]);
	};

	it("is asked about where it is held, not where a range is written otherwise or a branch became a release", async () => {
		expect(await then('"0.3"', '"=0.3.2"')).toEqual([
			"dependency Cargo.toml:6-6 What breaks if “pool” is not held at =0.3.2?",
		]);
		expect(await then('"^0.3"', '"0.3.2"')).toEqual([]);
		expect(
			await then('{ git = "https://example.org/pool.git" }', '"0.3.0"'),
		).toEqual([]);
	});
});

describe("a removal", () => {
	const parser = `export function parseOld(text) {\n${Array.from({ length: 40 }, (_, at) => `\tif (text.startsWith("mark ${at}")) return handler${at}(text);`).join("\n")}\n}\n`;
	const rest =
		"export function parse(text) {\n\treturn grammar.read(text);\n}\n";

	it("is asked about by the name of what is gone", async () => {
		expect(
			await momentsOf(
				[
					{ message: "Begin", files: { "parse.ts": `${rest}\n${parser}` } },
					{ message: "Remove the parser", files: { "parse.ts": rest } },
				],
				"eager",
			),
		).toEqual([
			"removal parse.ts:3-3 “parseOld” is gone from “parse.ts” (41 lines of code): what made it unnecessary?",
		]);
	});

	it("is none where its own marks said that it would go", async () => {
		const marked = parser.replace(
			"{\n",
			'{\n\twarnOnce("parseOld() is deprecated");\n',
		);
		expect(
			await momentsOf([
				{ message: "Begin", files: { "parse.ts": `${rest}\n${marked}` } },
				{ message: "Remove the parser", files: { "parse.ts": rest } },
			]),
		).toEqual([]);
	});

	it("is asked about, however small, where the title is about how the program behaves, and nobody says why", async () => {
		const read = (checks: readonly string[]) => [
			"export function read(url) {",
			...checks,
			"\treturn open(url);",
			"}",
		];
		const check = "\tif (!isAllowed(url)) throw new Refusal(url);";
		const remove = (title: string, line = [check]) =>
			changed("read.ts", [read(line), read([])], title);
		expect(await remove("Remove the check of addresses")).toEqual([
			"removal read.ts:1-1 “Remove the check of addresses”: what was wrong with it, or why does it go well without?",
		]);
		expect(await remove("Remove an unused check")).toEqual([]);
		expect(await remove("Remove the friend")).toEqual([]);
		expect(
			await remove("Remove the check of addresses", [
				"\t// Until all servers refuse these themselves.",
				check,
			]),
		).toEqual([]);
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
			await momentsOf(
				[
					{ message: "Begin", files: { "readme.md": "It\n" } },
					{ message: `Plan tasks${by}`, files: { "plan.ts": part("plan") } },
					{ message: `Run tasks${by}`, files: { "run.ts": part("run") } },
				],
				"eager",
			),
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

/** What the second of two versions of a file makes somebody ask. */
const changed = (
	file: string,
	[before, after]: readonly [readonly string[], readonly string[]],
	message = "Change it",
	others: Readonly<Record<string, string>> = {},
	level: "normal" | "eager" = "eager",
) =>
	momentsOf(
		[
			{ message: "Begin", files: { [file]: `${before.join("\n")}\n` } },
			{ message, files: { [file]: `${after.join("\n")}\n`, ...others } },
		],
		level,
	);

describe("a choice", () => {
	const handler = (level: string) => [
		"function onClientError(error, socket) {",
		`  log.${level}({ error }, 'client error')`,
		"  socket.end()",
		"}",
	];

	it("is asked about where a log is less loud, another constant stands, or two things are compared otherwise", async () => {
		expect(
			await changed("server.js", [handler("error"), handler("debug")]),
		).toEqual([
			"value server.js:2-2 Why “debug” and not “error” in “onClientError()”?",
		]);
		const cookie = (policy: string) => [
			"def set_cookie(response):",
			`    response.same_site = Policy.${policy}`,
		];
		expect(await changed("cookie.py", [cookie("LAX"), cookie("NONE")])).toEqual(
			["value cookie.py:2-2 Why “NONE” and not “LAX” in “set_cookie()”?"],
		);
		const wrap = (sign: string) => [
			"def wrapped(line_number):",
			`    return line_number ${sign} cached_end`,
		];
		expect(await changed("wrap.py", [wrap(">"), wrap(">=")])).toEqual([
			"value wrap.py:2-2 Which case did “wrapped()” get wrong with “>”, that it is “>=” now?",
		]);
	});

	it("is not where something is only named anew, a test shows the case, or much else changed", async () => {
		expect(
			await changed("a.py", [
				["def run():", "    return queue.drain_all(items)"],
				["def run():", "    return queue.drain(items)"],
			]),
		).toEqual([]);
		const wrap = (sign: string) => [
			"def wrapped(line_number):",
			`    return line_number ${sign} cached_end`,
		];
		expect(
			await changed("wrap.py", [wrap(">"), wrap(">=")], "Change it", {
				"tests/test_wrap.py": "def test_wrap():\n    assert wrapped(3)\n",
			}),
		).toEqual([]);
		expect(
			await changed("server.js", [
				[...handler("error"), "open(first)", "keep(socket)", "end(first)"],
				[...handler("debug"), "open(second)", "keep(socket)", "finish(first)"],
			]),
		).toEqual([]);
	});
});

describe("a literal that nobody tried", () => {
	it("is not asked about: one more or less, a switch where the program stands, a comment, or one that tells", async () => {
		const limit = (value: number, before: readonly string[] = []) => [
			"export function read() {",
			...before,
			`  const maxAttempts = ${value};`,
			"  return maxAttempts;",
			"}",
		];
		expect(await changed("a.ts", [limit(20), limit(40)])).toHaveLength(1);
		expect(
			await changed(
				"a.ts",
				[limit(600), limit(599)],
				"Change it",
				{},
				"normal",
			),
		).toEqual([]);
		const told = ["  // The server hangs up on whoever asks more often."];
		expect(await changed("a.ts", [limit(20, told), limit(40, told)])).toEqual(
			[],
		);
		const state = (value: boolean) => [
			"export function show() {",
			`  this.enabled = ${value};`,
			"}",
		];
		expect(await changed("b.ts", [state(true), state(false)])).toEqual([]);
		const doc = (value: number) => [
			"/**",
			` * @param timeout = ${value}`,
			" */",
			"export function wait(timeout) {}",
		];
		expect(await changed("c.ts", [doc(20), doc(40)])).toEqual([]);
	});
});

describe("a limit that came with a small change", () => {
	const body = (lines: readonly string[]) => [
		"export function receive(body) {",
		...lines,
		"  return parse(body);",
		"}",
	];
	const check = [
		"  const maxBytes = 65536;",
		"  if (body.length > maxBytes) throw new TooLarge(body);",
	];

	it("is asked about", async () => {
		expect(
			await changed("receive.ts", [body([]), body(check)], "Refuse bodies"),
		).toEqual([
			"workaround receive.ts:2-2 What was maxBytes = 65536 in “receive()” chosen by?",
		]);
	});

	it("is not where a comment says it, or it came with a feature", async () => {
		expect(
			await changed(
				"receive.ts",
				[
					body([]),
					body(["  // What the proxy before us lets through.", ...check]),
				],
				"Refuse bodies",
			),
		).toEqual([]);
		const feature = Array.from(
			{ length: 60 },
			(_, at) => `export const step${at} = plan(${at});`,
		);
		expect(
			await changed(
				"receive.ts",
				[body([]), [...body(check), ...feature]],
				"Plan steps",
			),
		).toEqual([]);
	});
});

describe("a title that says what was put out of the way", () => {
	const steps = (lines: readonly string[]) => ["jobs:", "  test:", ...lines];
	const titled = (
		title: string,
		after: readonly string[] = [],
		level: "normal" | "eager" = "normal",
	) =>
		changed(
			".github/workflows/test.yml",
			[steps(["    needs: setup"]), steps(after)],
			title,
			{},
			level,
		);

	it("is asked about of who is eager, as is one that says what is there again", async () => {
		expect(await titled("Disable the cache", [], "eager")).toEqual([
			"workaround .github/workflows/test.yml “Disable the cache”: what made it necessary, and can it go again?",
		]);
		expect(await titled("Re-enable the cache", [], "eager")).toEqual([
			"workaround .github/workflows/test.yml:2-2 “Re-enable the cache”: what had gone wrong before, that it is so now?",
		]);
	});

	it("is not where it says what for, holds actions as all do, or a button is off", async () => {
		for (const title of [
			"Disable the cache when forks run it",
			"Pin types for compilers 4.7",
			"Pin actions to a full commit SHA",
			"Restore the cursor",
		])
			expect(await titled(title), title).toEqual([]);
		expect(
			await titled("Pin the checkout", [
				`    - uses: actions/checkout@${"ab12".repeat(10)}`,
			]),
		).toEqual([]);
		expect(
			await changed(
				"Filter.tsx",
				[
					["export const Filter = () => <Button onClick={clear} />;"],
					["export const Filter = () => <Button disabled={!any} />;"],
				],
				"Disable the clear button",
			),
		).toEqual([]);
	});
});

describe("what was told before, or beside", () => {
	it("is not asked about: a comment goes along that said until when", async () => {
		const job = (lines: readonly string[]) => ["jobs:", "  test:", ...lines];
		const file = ".github/workflows/test.yml";
		expect(
			await changed(
				file,
				[
					job(["    # Re-enable after the next release.", "    #cache: true"]),
					job(["    cache: true"]),
				],
				"Re-enable the cache",
			),
		).toEqual([]);
		expect(
			await changed(
				file,
				[
					job(["    # Delete when the new compiler is out.", "    pre: true"]),
					job(["    pre: false"]),
				],
				"Revert pre-releases",
			),
		).toEqual([]);
	});

	it("is not asked about: the skip has its reason in it, or behind it", async () => {
		const test = (mark: readonly string[]) => [
			...mark,
			"def test_start():",
			"    assert start(child)",
		];
		const skip = (mark: string) =>
			changed(
				"tests/test_start.py",
				[test([]), test([mark])],
				"Skip the test of children in browsers",
			);
		expect(await skip("@skip_if(is_browser)")).toHaveLength(1);
		expect(
			await skip(
				'@pytest.mark.skipif(is_browser, reason="There are no processes")',
			),
		).toEqual([]);
		expect(
			await skip("@skip_if(is_browser)  # There are no processes there"),
		).toEqual([]);
		// A name of the project's own that begins alike.
		expect(
			await changed(
				"tests/test_start.py",
				[test([]), test(["@pytest.mark.skip_on_slow(machines)"])],
				"Start children on arrays",
			),
		).toEqual([]);
	});

	it("is not asked about: many were held at once, or a condition was about another version", async () => {
		const manifest = (wanted: readonly [string, string]) => [
			"{",
			'  "dependencies": {',
			`    "pad": "${wanted[0]}",`,
			`    "pool": "${wanted[1]}"`,
			"  }",
			"}",
		];
		const held = (after: readonly [string, string]) =>
			changed("package.json", [
				manifest(["^1.2.0", "^3.1.0"]),
				manifest(after),
			]);
		expect(await held(["^1.2.0", "3.1.0"])).toHaveLength(1);
		expect(await held(["1.2.0", "3.1.0"])).toEqual([]);
		const condition = (version: number) => [
			"install:",
			`  - if ($version -lt ${version}) { install old }`,
		];
		expect(
			await changed("appveyor.yml", [condition(8), condition(10)]),
		).toEqual([]);
	});
});

describe("an option", () => {
	const call = (option: readonly string[]) => [
		"function send(payload) {",
		"  return fetch(endpoint, {",
		...option.map((each) => `    ${each},`),
		"    method: 'POST',",
		"    body: JSON.stringify(payload),",
		"  })",
		"}",
	];

	it("is asked about where it alone was given", async () => {
		expect(
			await changed("send.js", [call([]), call(["keepalive: true"])]),
		).toEqual([
			"value send.js:3-3 What made “keepalive: true” necessary in “send()”?",
		]);
	});

	it("is not where it is of how something looks, or has no value of its own", async () => {
		expect(await changed("send.js", [call([]), call(["width: 140"])])).toEqual(
			[],
		);
		expect(await changed("send.js", [call([]), call(["owner: null"])])).toEqual(
			[],
		);
	});
});

describe("a value of how something looks", () => {
	it("is not asked about", async () => {
		const table = (size: number) => [
			"export function Table() {",
			`  return <Avatar seed={row.id} size={${size}} />;`,
			"}",
		];
		expect(await changed("Table.tsx", [table(48), table(32)])).toEqual([]);
	});
});

describe("code that stands in a comment now", () => {
	const code = [
		"def boot():",
		"    load_plugins(registry)",
		"    serve(registry)",
	];
	const out = [
		"def boot():",
		"    # load_plugins(registry)",
		"    serve(registry)",
	];

	it("is asked about", async () => {
		expect(await changed("boot.py", [code, out])).toEqual([
			"workaround boot.py:2-2 “load_plugins(registry)” stands in a comment now in “boot()”: what was wrong with it, and may it come back?",
		]);
	});

	it("is not where something new beside it speaks of it, or it came back", async () => {
		expect(
			await changed("boot.py", [
				code,
				["def boot():", "    # Until the plugins are ported.", ...out.slice(1)],
			]),
		).toEqual([]);
		expect(await changed("boot.py", [out, code])).toEqual([]);
	});
});

describe("what is put off, or caught as a whole", () => {
	const close = (call: string) => ["function close(done) {", `  ${call}`, "}"];
	const load = [
		["def load(path):", "    return read(path)"],
		[
			"def load(path):",
			"    try:",
			"        return read(path)",
			"    except Exception:",
			"        return None",
		],
	] as const;

	it("is asked about", async () => {
		expect(
			await changed("close.js", [
				close("done(null)"),
				close("process.nextTick(done, null)"),
			]),
		).toEqual([
			"workaround close.js:2-2 What has not happened yet when “close()” puts it off with process.nextTick?",
		]);
		expect(await changed("load.py", load)).toEqual([
			"workaround load.py:4-4 What was seen to fail in “load()”, that all is caught there (except Exception:)?",
		]);
	});

	it("is not where the title speaks of it", async () => {
		expect(await changed("load.py", load, "Handle errors of load")).toEqual([]);
		expect(
			await changed(
				"close.js",
				[close("done(null)"), close("process.nextTick(done, null)")],
				"Wait for sockets",
			),
		).toEqual([]);
	});
});

describe("a rule that a title lays down", () => {
	const server = (addresses: string) => [
		"def hosts(application):",
		`    return ${addresses}`,
	];
	const change = [
		server("[*application.hosts, *interface_addresses()]"),
		server("list(application.hosts)"),
	] as const;

	const ruled = (
		message: string,
		file = "serving.py",
		lines: Parameters<typeof changed>[1] = change,
		level: "normal" | "eager" = "eager",
	) => changed(file, lines, message, {}, level);

	it("is asked about, of who is eager, where nobody says what it was learned from", async () => {
		const title = "Don't add interface addresses";
		expect(await ruled(title, "serving.py", change, "normal")).toEqual([]);
		expect(await ruled(title)).toEqual([
			"workaround serving.py:2-2 “Don't add interface addresses”: what had gone wrong before, that it is so now?",
		]);
	});

	it("is not where the title says what went wrong or when, a comment came along, or it is drawn", async () => {
		for (const message of [
			"Don't crash on odd addresses",
			"Don't add interface addresses when they are private",
			"Don't add the unused addresses",
			"Hosts of the application",
		])
			expect(await ruled(message)).toEqual([]);
		expect(
			await ruled("Don't add interface addresses", "serving.py", [
				change[0],
				[
					"def hosts(application):",
					"    # Names are all that a browser sends.",
					"    return list(application.hosts)",
				],
			]),
		).toEqual([]);
		expect(
			await ruled("Don't show links", "Row.tsx", [
				["export const Row = () => <Cell wide link />;"],
				["export const Row = () => <Cell narrow />;"],
			]),
		).toEqual([]);
	});
});

describe("what was set right a second time", () => {
	const story = (second: string, third: string): readonly Step[] => [
		{
			message: "Count",
			files: { "count.py": "def count(items):\n    open_all(items)\n" },
		},
		{
			message: second,
			files: {
				"count.py":
					"def count(items):\n    open_all(items)\n    total = sum(size(each) for each in items)\n    return total\n",
			},
			day: 2,
		},
		{
			message: third,
			files: {
				"count.py":
					"def count(items):\n    open_all(items)\n    seen = { each.key: each for each in items }\n    return measure(seen)\n",
			},
			day: 4,
		},
	];

	it("is asked about by the name of the first time, of who is eager", async () => {
		expect(
			await momentsOf(
				story("Fix count of sizes", "Fix count once more"),
				"eager",
			),
		).toEqual([
			"rework count.py:3-4 “Fix count of sizes” had just set these lines of “count()” right: what did it miss?",
		]);
	});

	it("is not where one of the two set nothing right, or only what a checker found", async () => {
		expect(
			await momentsOf(story("Count sizes", "Fix count once more"), "eager"),
		).toEqual([]);
		expect(
			await momentsOf(
				story("Fix types of count", "Fix lint of count"),
				"eager",
			),
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

describe("files of the host, of translators and of frameworks", () => {
	it("make no moments, while a workflow does", async () => {
		const then = (file: string, before: string, after: string) =>
			momentsOf(
				[
					{ message: "Begin", files: { [file]: before } },
					{ message: "Work on", files: { [file]: after } },
				],
				"eager",
			);
		const [before, after] = ["timeout: 30\n", "timeout: 180\n"];
		expect(await then(".github/stale.yml", before, after)).toEqual([]);
		expect(
			await then("src/lang/sl.json", '{ "limit": 30 }\n', '{ "limit": 90 }\n'),
		).toEqual([]);
		expect(await then(".github/workflows/ci.yml", before, after)).toEqual([
			"configuration .github/workflows/ci.yml:1-1 Why 180 and not 30 for “timeout”?",
		]);
	});
});

describe("a repository without a commit", () => {
	it("has no moments", async () => {
		expect(await momentsOf([])).toEqual([]);
	});
});
