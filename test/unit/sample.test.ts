import { execFile } from "node:child_process";
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gitBlobId } from "../../src/core/anchor/gitBlobId.ts";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { makeSample } from "../sample/makeSample.ts";
import { sampleHead } from "../sample/sampleHead.ts";
import { sampleNotes } from "../sample/sampleNotes.ts";
import { sampleTourSteps } from "../sample/sampleTourSteps.ts";
import { installSample } from "../support/sampleRepository.ts";

const run = promisify(execFile);
let home: string;
let sample: string;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), "tacit-sample-"));
	sample = join(home, "parcel");
	await makeSample(sample);
}, 60_000);

afterAll(() => rm(home, { recursive: true, force: true }));

const git = (...args: string[]) => isolatedGit(sample, args);
const lines = (text: string) => text.split("\n");
const at = async (revision: string, path: string) =>
	`${await git("show", `${revision}:${path}`)}\n`;

describe("the sample repository", () => {
	test("has the commit that screenshots and tests rely on", async () => {
		expect(await git("rev-parse", "HEAD")).toBe(sampleHead);
	});

	test.each([
		{ TZ: "Pacific/Chatham", LC_ALL: "tr_TR.UTF-8", umask: "077" },
		{ TZ: "America/St_Johns", LC_ALL: "C", umask: "002" },
	])(
		"is the same under $TZ, $LC_ALL, umask $umask and a hostile git configuration",
		async ({ umask, ...environment }) => {
			const folder = join(home, `hostile-${umask}`);
			await makeInHostileProcess(folder, umask, environment);
			const head = await isolatedGit(folder, ["rev-parse", "HEAD"]);
			expect(head).toBe(sampleHead);
			expect(await isolatedGit(folder, ["status", "--porcelain"])).toBe("");
		},
		60_000,
	);

	test("is whole, clean and shared", async () => {
		expect(await git("status", "--porcelain")).toBe("");
		await git("fsck", "--strict", "--no-progress");
		expect(await git("rev-parse", "origin/HEAD")).toBe(sampleHead);
		expect(await git("branch", "--format=%(refname:short)")).toBe("main");
	});

	test("is not made over something else", async () => {
		await expect(makeSample(sample)).rejects.toThrow(/is not empty/);
	});

	test("tells of five people over five months", async () => {
		const authors = new Set(lines(await git("log", "--format=%aN <%aE>")));
		const people = [...authors].filter((name) => !name.includes("[bot]"));
		expect(people).toHaveLength(5);
		for (const person of people)
			expect(person).toMatch(/@example\.(org|com)>$/);
		const dates = lines(await git("log", "--format=%cI"));
		expect(dates[0]).toMatch(/^2026-11-20/);
		expect(dates.at(-1)).toMatch(/^2026-06-22/);
		const seconds = lines(await git("log", "--format=%ct")).map(Number);
		expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
	});

	test("holds a pair, a merge, a revert and two renames", async () => {
		const log = await git("log", "--format=%B", "-M", "--summary");
		expect(log.match(/^Co-authored-by: /gm)?.length).toBeGreaterThan(10);
		expect(log).toMatch(/^This reverts commit [0-9a-f]{40}\.$/m);
		expect(log).toMatch(/rename src\/\{util => upload\}\/checksum\.ts/);
		expect(log).toMatch(/rename src\/limits\/\{bucket\.ts => rateLimiter\.ts/);
		expect(lines(await git("log", "--merges", "--format=%h"))).toHaveLength(1);
	});
});

describe("the sample that is opened to try Tacit", () => {
	const stamp = ".git/tacit-sample.json";
	const install = async (folder: string) => {
		const told: string[] = [];
		await installSample(folder, (line) => told.push(line));
		return told;
	};
	const beside = async (folder: string) =>
		(await readdir(dirname(folder))).filter((name) =>
			name.startsWith(`${basename(folder)}-`),
		);

	test("is made once", async () => {
		const folder = join(home, "once");
		expect(await install(folder)).not.toEqual([]);
		await writeFile(join(folder, "mine.txt"), "Mine.\n");
		expect(await install(folder)).toEqual([]);
		expect(await readFile(join(folder, "mine.txt"), "utf8")).toBe("Mine.\n");
	});

	test.each([
		["a file", (folder: string) => writeFile(join(folder, "mine.txt"), "Mine")],
		[
			"a commit",
			(folder: string) =>
				isolatedGit(folder, ["commit", "--quiet", "--allow-empty", "-mMine"]),
		],
		[
			"a private draft",
			(folder: string) =>
				mkdir(join(folder, ".git/tacit/drafts"), { recursive: true }),
		],
	])(
		"is kept beside the next one when %s of somebody's is in it, and the person is told",
		async (what, change) => {
			const folder = join(home, what.replace(/ /g, "-"));
			await install(folder);
			await change(folder);
			await writeFile(join(folder, stamp), "{}\n");
			const told = await install(folder);
			const [kept = ""] = await beside(folder);
			expect(told.at(-1)).toContain(
				`is kept in ${join(dirname(folder), kept)}`,
			);
			expect(await isolatedGit(folder, ["rev-parse", "HEAD"])).toBe(sampleHead);
			expect(await isolatedGit(folder, ["status", "--porcelain"])).toBe("");
			const was = join(home, kept);
			const isThere = [
				await isolatedGit(was, ["status", "--porcelain"]),
				(await isolatedGit(was, ["rev-parse", "HEAD"])) === sampleHead
					? ""
					: "another",
				(await readdir(join(was, ".git"))).includes("tacit") ? "draft" : "",
			].join("");
			expect(isThere).not.toBe("");
		},
	);

	test("is replaced where nobody changed anything", async () => {
		const folder = join(home, "untouched");
		await install(folder);
		await writeFile(join(folder, stamp), "{}\n");
		await install(folder);
		expect(await beside(folder)).toEqual([]);
	});
});

/** What the sample is there to show: each of these is looked for by somebody who tries Tacit. */
describe("the sample's story", () => {
	const noteText = (id: string) => {
		const note = sampleNotes.find(({ path }) => path.includes(`.${id}.`));
		return readFile(join(sample, note?.path ?? id), "utf8");
	};
	const added = async (path: string) =>
		(await git("log", "--follow", "--format=%s", "--diff-filter=A", "--", path))
			.split("\n")
			.at(-1);

	test("is of 58 commits and 21 notes", async () => {
		expect(await git("rev-list", "--count", "HEAD")).toBe("58");
		expect(sampleNotes).toHaveLength(21);
	});

	test("has decision records of two formats: Nygard's, one of which another supersedes, and MADR's", async () => {
		const records = async (folder: string) => {
			const paths = lines(await git("ls-files", folder));
			return Promise.all(paths.map((path) => at("HEAD", path)));
		};
		const nygard = await records("doc/adr");
		expect(nygard).toHaveLength(5);
		for (const [index, text] of nygard.entries()) {
			expect(text).toMatch(new RegExp(`^# ${index + 1}\\. `));
			for (const part of ["Status", "Context", "Decision", "Consequences"])
				expect(text).toContain(`\n## ${part}\n`);
		}
		expect(nygard[3]).toContain("\nSuperceded by [5. Lease jobs](");
		expect(nygard[4]).toContain(
			"\nSupercedes [4. Take jobs out of the queue](",
		);
		const madr = await records("tools/reconcile/docs/decisions");
		expect(madr).toHaveLength(2);
		for (const text of madr) {
			expect(text).toMatch(/^---\n[\s\S]*?status: [\s\S]*?\n---\n/);
			for (const part of [
				"Context and Problem Statement",
				"Considered Options",
				"Decision Outcome",
			])
				expect(text).toContain(`\n## ${part}\n`);
			expect(text).toMatch(/\nChosen option: "/);
		}
	});

	test("has a workaround that says when it may go", async () => {
		expect(await noteText("e8g5x2wr")).toMatch(
			/\nkind: workaround\n[\s\S]*\nuntil: typescript-eslint@>=9\n/,
		);
	});

	test("has a newcomer's question that waits, under an answer that names whom to ask", async () => {
		const question = await noteText("a4y7c1ns");
		expect(question).toMatch(/\nkind: question\nstatus: open\n/);
		expect(question).toContain("Lin Newcomb");
		expect(question).toMatch(/Katherine wrote it; ask her/);
		const first = lines(
			await git("log", "--reverse", "--author=Lin Newcomb", "--format=%cI"),
		)[0];
		expect(first?.slice(0, 10).localeCompare("2026-10-01")).toBe(1);
	});

	test("has one matter that went round twice: question, decision, question, decision", async () => {
		const [asked, decided, askedAgain, decidedAgain] = await Promise.all(
			["q2d5k8rf", "d9x4g6tb", "g9p3w7ym", "j8m2f5qx"].map(noteText),
		);
		expect(asked).toMatch(/kind: question\nstatus: answered\n/);
		expect(decided).toMatch(
			/kind: decision\nstatus: superseded\n[\s\S]*\nfrom:\n {2}- q2d5k8rf\n/,
		);
		expect(askedAgain).toMatch(
			/kind: question\nstatus: answered\n[\s\S]*\nfrom:\n {2}- d9x4g6tb\n/,
		);
		expect(decidedAgain).toMatch(
			/kind: decision\nstatus: accepted\n[\s\S]*\nsupersedes:\n {2}- d9x4g6tb\nfrom:\n {2}- g9p3w7ym\n/,
		);
	});

	test("has a revert with its reason, a rename that notes live through, and a tour", async () => {
		expect(await git("log", "--format=%s", "--grep=This reverts")).toBe(
			'Revert "Write the chunks of a request in parallel"',
		);
		expect(await noteText("c6v3j7pz")).toContain("\nmoment: revert\n");
		const renamed = "src/limits/rateLimiter.ts";
		expect(await added(renamed)).toBe(
			"Limit how fast one address may send requests",
		);
		expect(await noteText("m5j1t8kc")).toContain(" tacit file=bucket.ts ");
		expect(await git("ls-files", "src/limits/bucket.ts")).toBe("");
		expect(lines(await git("ls-files", "*.tour"))).toHaveLength(2);
	});
});

describe("each note of the sample", () => {
	test("is known to its truth", async () => {
		const files = lines(await git("ls-files", "*.tacit/*.md"));
		expect(files).toEqual(sampleNotes.map((note) => note.path));
	});

	test.each(sampleNotes)("$path says what it is", async (note) => {
		const text = await readFile(join(sample, note.path), "utf8");
		const id = /^id: (.*)$/m.exec(text)?.[1];
		expect(id).toMatch(
			/^[abcdefghjkmnpqrstvwxyz][0-9abcdefghjkmnpqrstvwxyz]{7}$/,
		);
		expect(note.path.endsWith(`.${id}.md`)).toBe(true);
		expect(text).toContain(`\nkind: ${note.kind}\nstatus: ${note.status}\n`);
		expect(text).toMatch(/^# \S/m);
		for (const list of text.matchAll(
			/^(?:from|supersedes|relates):\n((?: {2}- .*\n)+)/gm,
		))
			for (const [, other] of (list[1] ?? "").matchAll(/- (.*)/g))
				expect(sampleNotes.some((it) => it.path.includes(`.${other}.`))).toBe(
					true,
				);
		for (const [, target = ""] of text.matchAll(/\]\(([^)]+\.md)\)/g)) {
			const path = posix.join(posix.dirname(note.path), target);
			expect(sampleNotes.map((it) => it.path)).toContain(path);
		}
	});

	test.each(sampleNotes)("$path quotes its code as it was", async (note) => {
		const anchors = await anchorsOf(note.path);
		expect(anchors).toHaveLength(note.anchors.length);
		for (const [index, anchor] of anchors.entries()) {
			const truth = note.anchors[index];
			expect(await git("cat-file", "-t", anchor.commit)).toBe("commit");
			await git("merge-base", "--is-ancestor", anchor.commit, "HEAD");
			if (anchor.blob === undefined) continue;
			const added = await git(
				...["log", "--reverse", "--format=%H", "--", note.path],
			).then((hashes) => lines(hashes)[0] ?? "");
			const source = truth?.writtenWithCode ? added : anchor.commit;
			const old = await at(source, anchor.path);
			expect(gitBlobId(old)).toBe(anchor.blob);
			if (truth?.writtenWithCode)
				expect(gitBlobId(await at(anchor.commit, anchor.path))).not.toBe(
					anchor.blob,
				);
			if (anchor.lines === undefined) expect(anchor.quote).toEqual([]);
			else expectQuote(anchor.quote, pick(old, anchor.lines));
		}
	});

	test.each(sampleNotes)("$path points where a person says", async (note) => {
		for (const [index, anchor] of (await anchorsOf(note.path)).entries()) {
			const truth = note.anchors[index];
			if (truth?.path === undefined || truth.now === undefined) continue;
			const now = pick(await at("HEAD", truth.path), truth.now);
			if (truth.fate === "same") expectQuote(anchor.quote, now);
			else expect(now).not.toEqual(anchor.quote);
		}
	});
});

describe("the sample's tours", () => {
	test("hold only what CodeTour's schema knows", async () => {
		for (const tour of await tours()) {
			const { steps, ...rest } = tour.content;
			expect(rest["title"]).toBeTypeOf("string");
			expectKeys(rest, "$schema title description isPrimary nextTour");
			expect(steps.length).toBeGreaterThan(1);
			for (const step of steps) {
				expect(step["description"]).toBeTypeOf("string");
				expectKeys(
					step,
					"title description file directory line pattern selection",
				);
			}
		}
	});

	test("stood right when they were written, and have drifted since", async () => {
		const found = (await tours()).flatMap(({ path, content }) =>
			content.steps.flatMap((step, index) =>
				step["line"] === undefined
					? []
					: [[path, index, step["file"], step["line"]]],
			),
		);
		expect(found).toEqual(
			sampleTourSteps.map(({ tour, step, then }) => [tour, step, ...then]),
		);
		const written = await git("log", "--format=%H", "-1", "--", ".tours");
		const holds = await Promise.all(
			sampleTourSteps.map(async ({ then: [path, line], now }) => {
				const old = lines(await at(written, path))[line - 1];
				expect(old?.trim()).toBeTruthy();
				if (now === undefined) return false;
				const [place] = pick(await at("HEAD", now[0]), [now[1], now[1]]);
				expect(place?.trim()).toBeTruthy();
				return now[0] === path && now[1] === line;
			}),
		);
		expect(holds.filter((it) => it)).toHaveLength(1);
	});
});

interface FoundAnchor {
	readonly path: string;
	readonly lines: readonly [number, number] | undefined;
	readonly commit: string;
	readonly blob: string | undefined;
	readonly quote: readonly string[];
}

/** The anchors of a note, read as plainly as the format allows. */
async function anchorsOf(notePath: string): Promise<FoundAnchor[]> {
	const text = await readFile(join(sample, notePath), "utf8");
	const folder = posix.dirname(posix.dirname(notePath));
	const blocks = text.matchAll(/^(`{3,})\w+ tacit (.*)\n([\s\S]*?)^\1$/gm);
	return [...blocks].map(([, , info = "", body = ""]) => {
		const values = new Map(
			info.split(" ").map((word) => {
				const [key = "", value = ""] = word.split("=");
				return [key, decodeURIComponent(value)];
			}),
		);
		const [start, end] = values.get("lines")?.split("-").map(Number) ?? [];
		return {
			path: posix.join(folder, values.get("file") ?? ""),
			lines: start && end ? [start, end] : undefined,
			commit: values.get("commit") ?? "",
			blob: values.get("blob"),
			quote: lines(body).slice(0, -1),
		};
	});
}

function pick(text: string, [start, end]: readonly [number, number]): string[] {
	return lines(text).slice(start - 1, end);
}

/** That a quote is the code, of which the middle may be left out. */
function expectQuote(quote: readonly string[], code: readonly string[]): void {
	const gap = quote.findIndex((line) => line.startsWith("⋯ "));
	if (gap < 0) {
		expect(code).toEqual(quote);
		return;
	}
	expect([gap, quote.length - gap - 1]).toEqual([24, 12]);
	expect(code.length).toBeGreaterThan(40);
	expect(quote[gap]).toMatch(
		new RegExp(`^⋯ ${code.length - 36} lines left out, sha256:[0-9a-f]{16} ⋯$`),
	);
	expect(code.slice(0, gap)).toEqual(quote.slice(0, gap));
	expect(code.slice(-12)).toEqual(quote.slice(gap + 1));
}

interface Tour {
	readonly path: string;
	readonly content: Record<string, unknown> & {
		readonly steps: readonly Record<string, unknown>[];
	};
}

async function tours(): Promise<Tour[]> {
	const paths = lines(await git("ls-files", "*.tour"));
	return Promise.all(
		paths.map(async (path) => ({
			path,
			content: JSON.parse(await readFile(join(sample, path), "utf8")),
		})),
	);
}

function expectKeys(value: Record<string, unknown>, allowed: string): void {
	expect(allowed.split(" ")).toEqual(
		expect.arrayContaining(Object.keys(value)),
	);
}

/** Makes the sample in a process that has everything against it. */
async function makeInHostileProcess(
	folder: string,
	umask: string,
	environment: Record<string, string>,
): Promise<void> {
	const hostileHome = join(home, `home-${umask}`);
	const hooks = join(hostileHome, "hooks");
	await mkdir(join(hostileHome, "git"), { recursive: true });
	await mkdir(hooks);
	for (const hook of ["post-checkout", "reference-transaction"])
		await writeFile(join(hooks, hook), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
	const configuration = `
[user]
	name = Mallory
	email = mallory@example.net
[init]
	defaultBranch = trunk
	templateDir = ${hooks}
[core]
	autocrlf = true
	eol = crlf
	hooksPath = ${hooks}
	quotePath = false
	fsmonitor = true
[commit]
	gpgSign = true
[tag]
	gpgSign = true
[i18n]
	commitEncoding = ISO-8859-1
`;
	const configurationFile = join(hostileHome, ".gitconfig");
	await writeFile(configurationFile, configuration);
	await writeFile(join(hostileHome, "git", "ignore"), "*.md\n");
	await writeFile(join(hostileHome, "git", "attributes"), "* text eol=crlf\n");
	const script = [
		`process.umask(0o${umask});`,
		`const { makeSample } = await import(${JSON.stringify(
			pathToFileURL(join(import.meta.dirname, "../sample/makeSample.ts")).href,
		)});`,
		`await makeSample(${JSON.stringify(folder)});`,
	].join("\n");
	await run(
		process.execPath,
		["--import", "tsx", "--input-type=module", "--eval", script],
		{
			cwd: join(import.meta.dirname, "../.."),
			env: {
				...process.env,
				...environment,
				HOME: hostileHome,
				XDG_CONFIG_HOME: hostileHome,
				GIT_CONFIG_GLOBAL: configurationFile,
				GIT_CONFIG_SYSTEM: configurationFile,
				GIT_CONFIG_COUNT: "1",
				GIT_CONFIG_KEY_0: "core.autocrlf",
				GIT_CONFIG_VALUE_0: "true",
				GIT_DIR: join(hostileHome, "nowhere"),
				GIT_WORK_TREE: hostileHome,
				GIT_INDEX_FILE: join(hostileHome, "index"),
				GIT_AUTHOR_NAME: "Mallory",
				GIT_COMMITTER_DATE: "2001-01-01T00:00:00Z",
				GIT_DEFAULT_HASH: "sha256",
			},
		},
	);
}
