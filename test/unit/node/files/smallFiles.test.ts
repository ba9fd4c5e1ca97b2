import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { smallFiles } from "../../../../src/node/files/smallFiles.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "tacit small files "));
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

test("a folder that is not there holds nothing, and is made by the first write", () => {
	const files = smallFiles(join(folder, "some", "where"));
	expect(files.names()).toEqual([]);
	files.write("a.json", "é");
	expect(files.names()).toEqual(["a.json"]);
	expect(files.read("a.json")).toBe("é");
});

test("a file is replaced whole and leaves nothing beside it", () => {
	const files = smallFiles(folder);
	files.write("a.json", "a long text");
	files.write("a.json", "short");
	expect(files.read("a.json")).toBe("short");
	expect(readdirSync(folder)).toEqual(["a.json"]);
});

test("a removed file is gone, and removing it again does nothing", () => {
	const files = smallFiles(folder);
	files.write("a.json", "text");
	files.remove("a.json");
	files.remove("a.json");
	expect(files.names()).toEqual([]);
});

test("folders are no files", () => {
	mkdirSync(join(folder, "b.json"));
	expect(smallFiles(folder).names()).toEqual([]);
});

test("the folder goes when it is empty, and only then", () => {
	const marks = join(folder, "marks");
	const files = smallFiles(marks);
	files.removeFolder();
	files.write("a", "");
	files.removeFolder();
	expect(files.names()).toEqual(["a"]);
	files.remove("a");
	files.removeFolder();
	expect(existsSync(marks)).toBe(false);
});
