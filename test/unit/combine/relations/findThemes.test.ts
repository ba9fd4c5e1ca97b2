import { describe, expect, it } from "vitest";
import { findThemes } from "../../../../src/combine/relations/findThemes.ts";
import type { Knowledge } from "../../../../src/combine/relations/knowledge.ts";
import { atOnce } from "../../../../src/core/pacer.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { decision } from "./knowledge.ts";

const on = (path: string) => ({
	code: [{ path: path as RepoPath, lines: undefined, symbol: undefined }],
});

/** Each about things of its own. */
const filler: readonly Knowledge[] = Array.from({ length: 60 }, (_, at) =>
	decision(`n${at}`, `Topic${letters(at)} beats subject${letters(at + 200)}`, {
		text: `Because of reason${letters(at + 500)} and cause${letters(at + 900)}.`,
		...on(`src/part${at % 7}/file${at}.ts`),
	}),
);

const idempotent = [
	["i1", "Retried payments are idempotent", "src/pay/charge.ts"],
	["i2", "Import jobs must be idempotent", "src/import/job.ts"],
	["i3", "Idempotency keys for webhooks", "src/hooks/receive.ts"],
	["i4", "Mails are sent idempotently", "src/mail/send.ts"],
].map(([key, title, path]) =>
	decision(key as string, title as string, on(path as string)),
);

describe("What notes keep saying across the code", () => {
	it("is a theme, named by the word that they share, with the notes that are about it", () => {
		const themes = atOnce(findThemes([...filler, ...idempotent]));
		expect(themes).toEqual([
			{
				words: ["idempotent"],
				members: expect.arrayContaining(["i1", "i2", "i3", "i4"]),
				folders: ["src/hooks/", "src/import/", "src/mail/", "src/pay/"],
			},
		]);
		expect(themes[0]?.members).toHaveLength(4);
	});

	it("is none where all of it is in one folder, which is its subject", () => {
		const inOne = idempotent.map((each) => ({
			...each,
			...on("src/pay/a.ts"),
		}));
		expect(atOnce(findThemes([...filler, ...inOne]))).toEqual([]);
	});

	it("is none among few notes, nor of notes that hold no more", () => {
		expect(atOnce(findThemes([...filler.slice(0, 45), ...idempotent]))).toEqual(
			[],
		);
		const over = idempotent.map((each) => ({ ...each, isLive: false }));
		expect(atOnce(findThemes([...filler, ...over]))).toEqual([]);
	});

	it("is one theme by several words where the same notes share them", () => {
		const pairs = idempotent.map((each) => ({
			...each,
			title: `${each.title} with a ledger`,
		}));
		const [theme, ...rest] = atOnce(findThemes([...filler, ...pairs]));
		expect(rest).toEqual([]);
		expect([...(theme?.words ?? [])].sort()).toEqual(["idempotent", "ledger"]);
	});
});

/** A number as letters, so that each is a word of its own. */
function letters(at: number): string {
	return [...String(at)].map((digit) => "bcdfghjklm"[Number(digit)]).join("");
}
