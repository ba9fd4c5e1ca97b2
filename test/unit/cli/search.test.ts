import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonSearch } from "../../../src/cli/json/search.ts";
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
		"src/queue.ts": "one\nconst retryCount = 5;\nthree\nfour\n",
		"src/.tacit/idle.k3f9q2mx.md": note(
			"k3f9q2mx",
			"Retry after an idle hour",
			"2-2",
			"const retryCount = 5;",
			"kind: decision\nby:\n  - Grace Hopper <grace@example.org>\ndate: 2020-01-02\ntags: [network]\n",
			"The upstream **gateway** drops the first request.\n",
		),
		"src/.tacit/asked.a3f9q2mx.md": note(
			"a3f9q2mx",
			"Why four?",
			"4-4",
			"four",
			"kind: question\n",
			"Does the gateway want it? It is read only.\n",
		),
		"docs/adr/0001-use-vite.md":
			"# 1. Use Vite\n\nDate: 2021-02-03\n\n## Status\n\nAccepted\n\n## Context\n\nThe bundler before had no hot reload behind the gateway.\n\n## Decision\n\nUse Vite.\n",
	});
});
afterEach(() => repository.dispose());

function note(
	id: string,
	title: string,
	lines: string,
	quote: string,
	head: string,
	prose: string,
): string {
	return `---\nid: ${id}\n${head}---\n\n# ${title}\n\n${prose}\n\`\`\`ts tacit file=queue.ts lines=${lines}\n${quote}\n\`\`\`\n`;
}

describe("tacit search", () => {
	const search = (...words: string[]) =>
		tacit.json<JsonSearch>(repository, ["search", ...words]);
	const found = async (...words: string[]) =>
		(await search(...words)).results.map(
			({ note, record }) => note?.id ?? record?.path,
		);

	it("prints place, kind, title, the line that answers, people and age", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, [
			...["search", "why", "does", "the", "gatway", "drop", "requests"],
		]);
		expect(code).toBe(0);
		expect(stderr).toBe("");
		expect(stdout).toMatch(
			/^src\/queue\.ts:2 {2}Decision {2}Retry after an idle hour\n {2}The upstream gateway drops the first request\.\n {2}Grace Hopper · \d+ years ago\n/,
		);
		expect(stdout).toContain(
			"docs/adr/0001-use-vite.md  Decision record  Use Vite\n  The bundler before had no hot reload behind the gateway.\n",
		);
	});

	it("finds names by their parts, tags and people, notes and records alike", async () => {
		expect(await found("retry count")).toEqual(["k3f9q2mx"]);
		expect(await found("network")).toEqual(["k3f9q2mx"]);
		expect(await found("hopper")).toEqual(["k3f9q2mx"]);
		expect(await found("hot", "reloading")).toEqual([
			"docs/adr/0001-use-vite.md",
		]);
	});

	it("keeps to filters, words in a row, and a number", async () => {
		expect(await found("gateway kind:question")).toEqual(["a3f9q2mx"]);
		expect(await found("is:open")).toEqual(["a3f9q2mx"]);
		expect(await found("kind:decision", "gateway")).toHaveLength(2);
		expect(await found('"read only"')).toEqual(["a3f9q2mx"]);
		expect(await found('"only read"')).toEqual([]);
		expect(await found("-n", "1", "gateway")).toHaveLength(1);
		const { stderr } = await tacit.run(repository, [
			...["search", "-n", "1", "gateway"],
		]);
		expect(stderr).toContain("There may be more: -n 2");
	});

	it("says where a note is today, that its code has changed, and that it was lost", async () => {
		await repository.write(
			"src/queue.ts",
			"zero\none\nconst retryCount = 7; // not 5\nthree\nfive\n",
		);
		const [changed, lost] = [
			await search("idle"),
			await search("kind:question"),
		];
		expect(changed.results[0]?.note?.place).toMatchObject({
			...{ state: "attached", isChanged: true },
			lines: { start: 3, end: 3 },
		});
		expect(lost.results[0]?.note?.place.state).toBe("lost");
		expect(await found("is:stale")).toEqual(["k3f9q2mx"]);
		expect(await found("is:lost")).toEqual(["a3f9q2mx"]);
		await rm(path.join(repository.root, "src/queue.ts"));
		expect(await found("is:lost")).toHaveLength(2);
	});

	it("tells in JSON what answers, and where", async () => {
		const { results } = await search("network gateway drops");
		const [first] = results;
		expect(first?.note).toMatchObject({ id: "k3f9q2mx", kind: "decision" });
		expect(first?.record).toBeNull();
		expect(first?.matched).toEqual(["tags"]);
		expect(
			first?.excerpt?.marks.map(({ start, end }) =>
				first.excerpt?.text.slice(start, end),
			),
		).toEqual(["gateway", "drops"]);
		const record = results.find((each) => each.record)?.record;
		expect(record).toMatchObject({
			...{ path: "docs/adr/0001-use-vite.md", title: "Use Vite" },
			...{ state: "accepted", date: "2021-02-03" },
		});
	});

	it("finds private drafts, and says that they are", async () => {
		await tacit.run(repository, [
			...["note", "src/queue.ts:3", "--draft", "-m", "A zebra crosses here."],
		]);
		const { results } = await search("zebra is:draft");
		expect(results[0]?.note?.visibility).toBe("draft");
	});

	it("says so where nothing is found, and what a filter can be", async () => {
		expect(await tacit.run(repository, ["search", "zebra"])).toMatchObject({
			...{ code: 0, stdout: "", stderr: "Nothing was found.\n" },
		});
		const { code, stderr } = await tacit.run(repository, [
			...["search", "kind:reason"],
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("kind:reason fits nothing. Known: why,");
		expect((await tacit.run(repository, ["search", "-n", "0", "x"])).code).toBe(
			2,
		);
	});

	it("prints nothing that steers the terminal", async () => {
		await repository.write(
			"src/.tacit/odd.b3f9q2mx.md",
			note(
				"b3f9q2mx",
				"Odd \u001b[31mred",
				"3-3",
				"three",
				"",
				"A zebra \u001b]0;title\u0007 in \u202ethe text.\n",
			),
		);
		const { stdout } = await tacit.run(repository, ["search", "zebra"]);
		expect(stdout).toContain("zebra");
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
		expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
	});
});
