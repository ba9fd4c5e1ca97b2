import { describe, expect, it } from "vitest";
import {
	nextNumber,
	numberCollisions,
} from "../../../../src/combine/recordWriting/nextNumber.ts";
import {
	namingOf,
	recordFileName,
} from "../../../../src/combine/recordWriting/recordNaming.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const paths = (...names: readonly string[]) =>
	names.map((name) => `docs/adr/${name}` as RepoPath);
const named = (...names: readonly string[]) =>
	recordFileName(
		namingOf(paths(...names)),
		12,
		"2026-11-27",
		"Use “Rust”, née C",
	);

describe("The name of a new record", () => {
	it("follows the folder's other records", () => {
		expect(named()).toBe("0012-use-rust-nee-c.md");
		expect(named("0001-a.md", "template.md")).toBe("0012-use-rust-nee-c.md");
		expect(named("ADR000-a.md", "ADR001-b.md")).toBe(
			"ADR012-use-rust-nee-c.md",
		);
		expect(named("adr-001-a.md")).toBe("adr-012-use-rust-nee-c.md");
		expect(named("01_a_b.markdown")).toBe("12_use_rust_nee_c.markdown");
		expect(named("20260101-a.md")).toBe("20261127-use-rust-nee-c.md");
		expect(named("2026-01-01-a.md")).toBe("2026-11-27-use-rust-nee-c.md");
	});

	it("follows most of them where they are mixed, the last ones where as many are named each way", () => {
		expect(named("0001-a.md", "0002-b.md", "20260101-c.md")).toBe(
			"0012-use-rust-nee-c.md",
		);
		expect(named("0001-a.md", "20260101-c.md")).toBe(
			"20261127-use-rust-nee-c.md",
		);
	});
});

describe("The number of a new record", () => {
	const here = paths("0001-a.md", "0003-c.md");

	it("is one more than the highest here", () => {
		expect(nextNumber(here, new Map())).toEqual({ number: 4, passedOver: [] });
		expect(nextNumber([], new Map())).toEqual({ number: 1, passedOver: [] });
	});

	it("passes over what other branches took, and tells which", () => {
		const elsewhere = new Map([
			["main", here],
			["origin/queue", paths("0001-a.md", "0004-queue.md")],
			["queue", paths("0004-queue.md")],
			["old", paths("0002-old.md")],
		]);
		expect(nextNumber(here, elsewhere)).toEqual({
			number: 5,
			passedOver: [
				{
					number: 4,
					path: "docs/adr/0004-queue.md",
					branches: ["origin/queue", "queue"],
				},
			],
		});
	});
});

describe("Records of one number on two branches", () => {
	const here = paths("0001-a.md", "0002-mine.md");
	const elsewhere = new Map([["theirs", paths("0001-a.md", "0002-theirs.md")]]);

	it("are told with the branches that have the other one", () => {
		expect(numberCollisions(here, elsewhere, new Set())).toEqual([
			{
				path: "docs/adr/0002-mine.md",
				number: 2,
				next: 3,
				others: [
					{ number: 2, path: "docs/adr/0002-theirs.md", branches: ["theirs"] },
				],
			},
		]);
	});

	it("are none where the other one was here and was renamed", () => {
		expect(
			numberCollisions(here, elsewhere, new Set(paths("0002-theirs.md"))),
		).toEqual([]);
	});

	it("are none where both have the same file, or another number", () => {
		expect(
			numberCollisions(
				here,
				new Map([["theirs", paths("0002-mine.md", "0003-c.md")]]),
				new Set(),
			),
		).toEqual([]);
	});
});
