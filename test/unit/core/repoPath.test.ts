import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLineRange } from "../../../src/core/lineRange.ts";
import { makeNoteId, parseNoteId } from "../../../src/core/noteId.ts";
import { formatPerson, parsePerson } from "../../../src/core/person.ts";
import {
	baseName,
	folderOf,
	isWithin,
	parseRepoPath,
	type RepoPath,
	relativeRepoPath,
	resolveRepoPath,
} from "../../../src/core/repoPath.ts";

const part = fc
	.string({ minLength: 1, maxLength: 8, unit: "grapheme" })
	.filter((name) => !/[/\\\0]/.test(name) && name !== "." && name !== "..");
const repoPath = fc
	.array(part, { maxLength: 5 })
	.map((parts) => parts.join("/"))
	.filter((path) => !/^[A-Za-z]:/.test(path))
	.map((path) => path as RepoPath);

describe("paths inside a repository", () => {
	it("lead from any folder to any file and back", () => {
		fc.assert(
			fc.property(repoPath, repoPath, (folder, target) => {
				const way = relativeRepoPath(folder, target);
				fc.pre(!/^([/\\]|[A-Za-z]:[/\\])/.test(way));
				expect(resolveRepoPath(folder, way)).toBe(target);
			}),
		);
	});

	it("are the same however they are written", () => {
		const parts = fc.array(
			fc.constantFrom("..", ".", "", "a", "b c", "..c", "d.."),
		);
		fc.assert(
			fc.property(repoPath, parts, (folder, relative) => {
				fc.pre(relative[0] !== "" || relative.length < 2);
				const told: string[] = folder === "" ? [] : folder.split("/");
				for (const part of relative) {
					if (part === "" || part === ".") continue;
					if (part !== "..") told.push(part);
					else if (told.pop() === undefined) return;
				}
				expect(resolveRepoPath(folder, relative.join("/"))).toBe(
					told.join("/"),
				);
			}),
			{ numRuns: 1000 },
		);
	});

	it("never leave it", () => {
		fc.assert(
			fc.property(
				repoPath,
				fc.array(fc.constantFrom("..", ".", "a", "")),
				(folder, parts) => {
					const resolved = resolveRepoPath(folder, parts.join("/"));
					if (resolved !== undefined)
						expect(resolved.split("/")).not.toContain("..");
				},
			),
		);
	});

	it.each([
		"../x",
		"a/../../x",
		"/etc/passwd",
		"C:\\x",
		"C:/x",
		"\\\\host",
		"a\0b",
	])("refuse %j", (text) => {
		expect(parseRepoPath(text)).toBeUndefined();
	});

	it("know their folder and name", () => {
		const path = parseRepoPath("./src//auth/token.ts") as RepoPath;
		expect(path).toBe("src/auth/token.ts");
		expect(folderOf(path)).toBe("src/auth");
		expect(baseName(path)).toBe("token.ts");
		expect(isWithin("src" as RepoPath, path)).toBe(true);
		expect(isWithin("sr" as RepoPath, path)).toBe(false);
	});
});

describe("ids, people and lines as text", () => {
	it("makes ids that read back, whatever the random bytes", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 8, maxLength: 12 }), (bytes) => {
				const id = makeNoteId(bytes);
				expect(parseNoteId(id)).toBe(id);
			}),
		);
	});

	it("reads people as git writes them", () => {
		expect(parsePerson("Ada Lovelace <ada@example.org>")).toEqual({
			name: "Ada Lovelace",
			email: "ada@example.org",
		});
		expect(parsePerson("<ada@example.org>")?.name).toBe("ada@example.org");
		expect(parsePerson(" Ada ")).toEqual({ name: "Ada", email: undefined });
		expect(parsePerson(" ")).toBeUndefined();
		expect(formatPerson({ name: "Ada", email: undefined })).toBe("Ada");
	});

	it("reads line ranges that are some", () => {
		expect(parseLineRange("12-24")).toEqual({ start: 12, end: 24 });
		expect(parseLineRange("7")).toEqual({ start: 7, end: 7 });
		for (const text of ["0", "9-8", "a", "1-", "-1", "1e3", "99999999999"])
			expect(parseLineRange(text)).toBeUndefined();
	});
});
