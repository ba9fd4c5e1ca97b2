import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { createTexts } from "../../../../src/core/whereabouts/texts.ts";

const path = "src/a.ts" as RepoPath;

function counted(text = "const a = 1;\n") {
	const asked: string[] = [];
	const bytes = async (name: string) => {
		asked.push(name);
		return new TextEncoder().encode(text);
	};
	const texts = createTexts(
		{ read: async (file) => ({ bytes: await bytes(file), stamp: "1" }) },
		{ blob: bytes, show: (commit, file) => bytes(`${commit}:${file}`) },
	);
	return { asked, texts };
}

describe("texts of today and of the past", () => {
	it("are read and prepared once, however many anchors ask for them at the same time", async () => {
		const { asked, texts } = counted();
		const found = await Promise.all([
			...[texts.blob("b10b", path), texts.blob("b10b", path)],
			...[texts.today(path), texts.today(path)],
			...[texts.at("c0de", path), texts.at("c0de", path)],
		]);
		expect(asked.sort()).toEqual(["b10b", "c0de:src/a.ts", "src/a.ts"]);
		expect(found.every((text) => text?.lines[0] === "const a = 1;")).toBe(true);
		expect(new Set(found).size).toBe(3);
	});

	it.each([
		{ others: 300, ofLines: 1, what: "many others" },
		{ others: 20, ofLines: 30_000, what: "others of many lines" },
	])(
		"are read again once $what were asked for",
		async ({ others, ofLines }) => {
			const { asked, texts } = counted("const a = 1;\n".repeat(ofLines));
			await texts.today(path);
			for (let at = 0; at < others; at++)
				await texts.today(`${at}.ts` as RepoPath);
			await texts.today(path);
			expect(asked.filter((name) => name === path)).toHaveLength(2);
		},
	);

	it("are not read again after some others", async () => {
		const { asked, texts } = counted();
		await texts.today(path);
		for (let at = 0; at < 200; at++) await texts.today(`${at}.ts` as RepoPath);
		await texts.today(path);
		expect(asked.filter((name) => name === path)).toHaveLength(1);
	});
});
