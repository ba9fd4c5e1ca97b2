import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { createTexts } from "../../../../src/core/whereabouts/texts.ts";

const path = "src/a.ts" as RepoPath;

function counted() {
	const asked: string[] = [];
	const bytes = async (name: string) => {
		asked.push(name);
		return new TextEncoder().encode("const a = 1;\n");
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

	it("are read again once many others were asked for", async () => {
		const { asked, texts } = counted();
		await texts.today(path);
		for (let at = 0; at < 60; at++) await texts.today(`${at}.ts` as RepoPath);
		await texts.today(path);
		expect(asked.filter((name) => name === path)).toHaveLength(2);
	});
});
