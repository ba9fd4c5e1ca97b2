import { execFileSync } from "node:child_process";
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JsonLog } from "../../../src/cli/json/log.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/auth/token.ts": "one\ntwo\nthree\nfour\n",
		"src/.tacit/cache-nothing.aaaaaaaa.md": note("aaaaaaaa", "Cache nothing", {
			date: "2026-01-02",
			file: "auth/token.ts",
		}),
		"src/.tacit/cache-a-little.bbbbbbbb.md": note(
			"bbbbbbbb",
			"Cache a little",
			{
				date: "2026-03-04",
				file: "auth/token.ts",
				more: "supersedes: [aaaaaaaa]\ntags: [speed]\n",
			},
		),
		"src/.tacit/mind-the-clock.cccccccc.md": note(
			"cccccccc",
			"Mind the clock",
			{
				date: "2026-04-04",
				file: "auth/token.ts",
				kind: "gotcha",
				lines: "3-3",
			},
		),
		"docs/adr/0001-use-postgres.md":
			"# 1. Use Postgres\n\nDate: 2025-05-06\n\n## Status\n\nAccepted\n\n## Context\n\nWe need a database.\n\n## Decision\n\nWe use Postgres.\n",
	});
});
afterEach(() => repository.dispose());

function note(
	id: string,
	title: string,
	given: {
		readonly date: string;
		readonly file: string;
		readonly kind?: string;
		readonly lines?: string;
		readonly more?: string;
	},
): string {
	const { kind = "decision", lines = "2-3", more = "" } = given;
	return `---\nid: ${id}\nkind: ${kind}\nby: [Ada <ada@example.org>]\ndate: ${given.date}\n${more}---\n\n# ${title}\n\n${title}, since it is so.\n\n## Rejected\n\n- Wait: too slow.\n\n\`\`\`ts tacit file=${given.file} lines=${lines}\ntwo\n\`\`\`\n`;
}

const log = (...args: string[]) => tacit.run(repository, ["log", ...args]);
const json = (...args: string[]) =>
	tacit.json<JsonLog>(repository, ["log", ...args]);

/** The texts of the program's own files that a command loads. */
async function loadedBy(...args: string[]): Promise<readonly string[]> {
	const folder = await mkdtemp(path.join(tmpdir(), "tacit-loaded-"));
	try {
		const environment = { NODE_V8_COVERAGE: folder };
		const { code } = await tacit.run(repository, args, { environment });
		expect(code).toBe(0);
		const own = path.dirname(tacit.file);
		const files = new Set<string>();
		for (const name of await readdir(folder)) {
			const told = await readFile(path.join(folder, name), "utf8");
			const { result } = JSON.parse(told) as {
				readonly result: readonly { readonly url: string }[];
			};
			for (const { url } of result)
				if (url.startsWith("file:") && fileURLToPath(url).startsWith(own))
					files.add(fileURLToPath(url));
		}
		return await Promise.all([...files].map((file) => readFile(file, "utf8")));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

describe("tacit log", () => {
	it("builds the log out of notes and records, linked both ways", async () => {
		expect((await log("--check")).code).toBe(1);
		const { code, stdout } = await log();
		expect([code, stdout]).toEqual([0, "DECISIONS.md is written.\n"]);
		const text = await repository.read("DECISIONS.md");
		expect(text).toMatchInlineSnapshot(`
			"# Decisions

			<!-- tacit overview 59a2ad46 -->
			## Overview

			### The whole repository

			- 2025-05-06 · [Use Postgres](#0001-use-postgres-3cf0b655) · Accepted

			### \`src/auth\`

			- 2026-01-02 · [Cache nothing](#aaaaaaaa) · Superseded
			- 2026-03-04 · [Cache a little](#bbbbbbbb) · Accepted
			<!-- /tacit -->

			<!-- tacit docs/adr/0001-use-postgres.md 422b65fe -->
			<a id="0001-use-postgres-3cf0b655"></a>

			## Use Postgres

			**Accepted** · 2025-05-06

			We use Postgres.

			**Why**

			We need a database.

			**Links**

			- Record: [\`docs/adr/0001-use-postgres.md\`](docs/adr/0001-use-postgres.md)
			<!-- /tacit -->

			<!-- tacit aaaaaaaa 6b5a1531 -->
			<a id="aaaaaaaa"></a>

			## Cache nothing

			**Superseded** · 2026-01-02 · Ada

			Cache nothing, since it is so.

			**Rejected**

			- Wait: too slow.

			**Links**

			- Note: [\`src/.tacit/cache-nothing.aaaaaaaa.md\`](src/.tacit/cache-nothing.aaaaaaaa.md)
			- Code: [\`src/auth/token.ts\`](src/auth/token.ts#L2-L3), lines 2-3
			- Superseded by: [Cache a little](#bbbbbbbb)
			- Watch out: [Mind the clock](src/.tacit/mind-the-clock.cccccccc.md)
			<!-- /tacit -->

			<!-- tacit bbbbbbbb f4307164 -->
			<a id="bbbbbbbb"></a>

			## Cache a little

			**Accepted** · 2026-03-04 · Ada

			Cache a little, since it is so.

			**Rejected**

			- Wait: too slow.

			**Links**

			- Note: [\`src/.tacit/cache-a-little.bbbbbbbb.md\`](src/.tacit/cache-a-little.bbbbbbbb.md)
			- Code: [\`src/auth/token.ts\`](src/auth/token.ts#L2-L3), lines 2-3
			- Supersedes: [Cache nothing](#aaaaaaaa)
			- Watch out: [Mind the clock](src/.tacit/mind-the-clock.cccccccc.md)
			- Tags: speed
			<!-- /tacit -->
			"
		`);
		expect((await log()).stdout).toBe("DECISIONS.md is up to date.\n");
		expect((await log("--check")).code).toBe(0);
		expect(await repository.read("DECISIONS.md")).toBe(text);
	});

	it("writes nothing with --check, --stdout, or where there is nothing to change", async () => {
		await log("--check");
		const { stdout } = await log("--stdout");
		expect(stdout).toContain("## Use Postgres");
		await expect(repository.read("DECISIONS.md")).rejects.toThrow();
	});

	it("prints what is in it as JSON", async () => {
		const { entries, files, findings } = await json("--check");
		expect(files).toEqual([
			{ path: "DECISIONS.md", isChanged: true, isWritten: false },
		]);
		expect(findings).toEqual([]);
		expect(entries.map(({ key, state, date }) => [key, state, date])).toEqual([
			["docs/adr/0001-use-postgres.md", "accepted", "2025-05-06"],
			["aaaaaaaa", "superseded", "2026-01-02"],
			["bbbbbbbb", "accepted", "2026-03-04"],
		]);
		expect(entries[2]).toMatchObject({
			supersedes: ["aaaaaaaa"],
			notes: [{ id: "cccccccc", kind: "gotcha", title: "Mind the clock" }],
		});
	});

	it("loads no parser where nothing has changed, and tells of every decision all the same", async () => {
		const parsers = /flowInitial|YAMLMap/;
		const reading = await loadedBy("why", "src/auth/token.ts");
		expect(reading.some((source) => parsers.test(source))).toBe(true);
		await loadedBy("log");
		// What was written last must have settled, or its stamps are not trusted.
		await vi.waitFor(
			async () => {
				const loaded = await loadedBy("log");
				expect(loaded.length).toBeGreaterThan(3);
				expect(loaded.filter((source) => parsers.test(source))).toEqual([]);
			},
			{ timeout: 60_000 },
		);
		const { entries, files } = await json();
		expect(entries).toHaveLength(3);
		expect(files).toMatchObject([{ isWritten: false }]);
		const path = "src/.tacit/cache-a-little.bbbbbbbb.md";
		const text = await repository.read(path);
		await writeFile(
			`${repository.root}/${path}`,
			text.replace("# Cache a little", "# Cache a bit"),
		);
		expect((await log()).stdout).toBe("DECISIONS.md is written.\n");
		expect(await repository.read("DECISIONS.md")).toContain("## Cache a bit");
	});

	it("has a view by area, status, day and tag, which is no log", async () => {
		const titles = async (...args: string[]) =>
			(await log("--stdout", ...args)).stdout.match(/^## (?!Overview).*$/gm);
		expect(await titles("--area", "src/auth")).toEqual([
			"## Cache nothing",
			"## Cache a little",
		]);
		expect(await titles("--status", "superseded")).toEqual([
			"## Cache nothing",
		]);
		expect(await titles("--since", "2026-03-04")).toEqual([
			"## Cache a little",
		]);
		expect(await titles("--tag", "speed")).toEqual(["## Cache a little"]);
		expect(await titles("--tag", "none")).toBeNull();
		for (const args of [
			["--tag", "speed"],
			["--area", "src"],
		])
			expect(await log(...args)).toMatchObject({
				code: 2,
				stderr: expect.stringContaining("--stdout, or --output"),
			});
		expect((await log("--since", "May", "--stdout")).code).toBe(2);
		await log("--tag", "speed", "--output", "speed.md");
		expect(await repository.read("speed.md")).toContain("## Cache a little");
	});

	it("keeps what was edited by hand, puts it into the note on demand, or builds it anew", async () => {
		await log();
		const text = await repository.read("DECISIONS.md");
		const edit = text
			.replace(
				"Cache a little, since it is so.",
				"Cache a little, as we measured.",
			)
			.replace("We use Postgres.", "We use Postgres 17.")
			.replace("Cache nothing, since it is so.", "Cache nothing at all.");
		await repository.write("DECISIONS.md", edit);
		const kept = await log();
		expect(kept.stderr).toContain("“bbbbbbbb” was edited here by hand");
		expect(await repository.read("DECISIONS.md")).toContain("as we measured.");
		await log("--discard", "aaaaaaaa");
		await log("--into-notes");
		expect(
			await repository.read("src/.tacit/cache-a-little.bbbbbbbb.md"),
		).toContain("\nCache a little, as we measured.\n");
		expect(await repository.read("docs/adr/0001-use-postgres.md")).toContain(
			"\nWe use Postgres 17.\n",
		);
		expect((await json()).edits).toEqual([]);
		const unmarked = (of: string) => of.replaceAll(/[0-9a-f]{8} -->/g, "");
		expect(unmarked(await repository.read("DECISIONS.md"))).toBe(
			unmarked(text)
				.replace(
					"Cache a little, since it is so.",
					"Cache a little, as we measured.",
				)
				.replace("We use Postgres.", "We use Postgres 17."),
		);
	});

	it("takes no part for edited where a byte in the log is not UTF-8, and tells its line", async () => {
		await log();
		const bytes = Buffer.concat([
			Buffer.from(await repository.read("DECISIONS.md")),
			Buffer.from("Our caf\xe9\n", "latin1"),
		]);
		const file = path.join(repository.root, "DECISIONS.md");
		await writeFile(file, bytes);
		const line = bytes.toString("latin1").split("\n").length - 1;
		for (const args of [[], [repository.root, "--output", "DECISIONS.md"]]) {
			const told = await log(...args);
			expect(told.code).toBe(2);
			expect(told.stderr).toContain(
				`DECISIONS.md is not in UTF-8: look at line ${line}.`,
			);
			expect((await readFile(file)).equals(bytes)).toBe(true);
		}
	});

	it("tells what was edited by hand where the note changed, too, from the last commit’s log", async () => {
		await log();
		await repository.commit();
		const edited = (await repository.read("DECISIONS.md")).replace(
			"Cache a little, since it is so.",
			"Cache a little, as we measured.",
		);
		await repository.write("DECISIONS.md", edited);
		const file = "src/.tacit/cache-a-little.bbbbbbbb.md";
		const changed = (await repository.read(file)).replace(
			"- Wait: too slow.",
			"- Wait: too dull.",
		);
		await repository.write(file, changed);
		expect((await json("--check")).edits).toMatchObject([
			{
				changes: [{ part: "gist", edited: "Cache a little, as we measured." }],
			},
		]);
		await log("--into-notes");
		expect(await repository.read(file)).toBe(
			changed.replace(
				"Cache a little, since it is so.",
				"Cache a little, as we measured.",
			),
		);
		expect(await repository.read("DECISIONS.md")).toContain("too dull.");
	});

	it("has a file for each folder where the team settled it so, and takes one out that is empty", async () => {
		await repository.write(
			".tacit/config.yaml",
			"log:\n  path: docs/LOG.md\n  split: folder\n",
		);
		await log();
		const index = await repository.read("docs/LOG.md");
		expect(index).toContain("[Cache a little](../src/auth/LOG.md#bbbbbbbb)");
		expect(index).toContain("## Use Postgres");
		const page = await repository.read("src/auth/LOG.md");
		expect(page).toContain("# Decisions on `src/auth`");
		expect(page).toContain("[Cache nothing](#aaaaaaaa)");
		expect(page).toContain("(token.ts#L2-L3)");
		expect((await log("--check")).code).toBe(0);
		for (const id of ["cache-nothing.aaaaaaaa", "cache-a-little.bbbbbbbb"])
			await rm(path.join(repository.root, `src/.tacit/${id}.md`));
		expect((await log()).stdout).toContain("src/auth/LOG.md is removed.");
	});

	it("makes one log of several checkouts, with links to each", async () => {
		const other = await gitRepository();
		try {
			await other.commit({
				"lib/x.ts": "x\n",
				"lib/.tacit/use-x.aaaaaaaa.md": note("aaaaaaaa", "Use X", {
					date: "2026-02-02",
					file: "x.ts",
					lines: "1-1",
				}),
			});
			await other.git("remote", "add", "origin", "git@github.com:acme/lib.git");
			expect((await log(other.root)).code).toBe(2);
			await log(repository.root, other.root, "--output", "ALL.md");
			const text = await repository.read("ALL.md");
			expect(text).toContain(
				"(https://github.com/acme/lib/blob/HEAD/lib/x.ts#L1-L1)",
			);
			expect(text).toContain("(src/auth/token.ts#L2-L3)");
			expect(text.match(/^## .*$/gm)).toEqual([
				"## Overview",
				"## Use Postgres",
				"## Cache nothing",
				"## Use X",
				"## Cache a little",
			]);
			await log(repository.root, other.root, "--output", "ALL.md");
			expect(await repository.read("ALL.md")).toBe(text);
		} finally {
			await other.dispose();
		}
	});

	it("reads settings outside only from folders that somebody named", async () => {
		const shared = path.join(repository.folder, "shared");
		await mkdir(shared);
		await writeFile(
			path.join(shared, "tacit.yaml"),
			"log: {path: SHARED.md}\n",
		);
		await repository.write(
			".tacit/config.yaml",
			"extends: ../../shared/tacit.yaml\n",
		);
		expect((await log()).stdout).toBe("DECISIONS.md is written.\n");
		const { stdout } = await tacit.run(repository, ["log"], {
			environment: { TACIT_SHARED: shared },
		});
		expect(stdout).toBe("SHARED.md is written.\n");
	});
});

describe("two branches that each publish a decision", () => {
	it("merge with plain git, a hundred times, and the log has both", async () => {
		const base = (await repository.git("rev-parse", "HEAD")).trim();
		const branches = [];
		const stream: string[] = [];
		for (let pair = 0; pair < 100; pair++)
			for (const side of ["a", "b"]) {
				const id = `${side}${String(pair).padStart(7, "0")}`;
				const text = note(id, `Decide ${id}`, {
					date: "2026-06-07",
					file: "auth/token.ts",
				});
				branches.push(id);
				stream.push(
					`commit refs/heads/${id}\ncommitter A <a@example.org> 1780000000 +0000\ndata 1\nx\nfrom ${base}\nM 100644 inline src/.tacit/decide.${id}.md\ndata ${Buffer.byteLength(text)}\n${text}\n`,
				);
			}
		execFileSync("git", ["fast-import", "--quiet"], {
			cwd: repository.root,
			env: repository.environment,
			input: stream.join(""),
		});
		for (let pair = 0; pair < 100; pair++)
			await repository.git(
				"merge-tree",
				"--write-tree",
				branches[2 * pair] ?? "",
				branches[2 * pair + 1] ?? "",
			);
		await repository.git("checkout", "--quiet", branches[0] ?? "");
		await repository.git("merge", "--quiet", "--no-edit", branches[1] ?? "");
		await log();
		const text = await repository.read("DECISIONS.md");
		expect(text).toContain(`## Decide ${branches[0]}`);
		expect(text).toContain(`## Decide ${branches[1]}`);
	});
});
