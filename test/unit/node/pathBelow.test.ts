import path from "node:path";
import { describe, expect, it } from "vitest";
import { pathBelow } from "../../../src/node/pathBelow.ts";

const root = path.resolve("/home/ada/my repo");
const below = (...parts: string[]) =>
	pathBelow(root, path.join(root, ...parts));

describe("pathBelow", () => {
	it("is the path as seen from the root, which itself is empty", () => {
		expect(below("src", "a b.ts")).toBe("src/a b.ts");
		expect(below("..not-above", "x")).toBe("..not-above/x");
		expect(below()).toBe("");
	});

	it("knows nothing of what lies elsewhere, a neighbour of a like name included", () => {
		expect(below("..", "my repository", "a.ts")).toBeUndefined();
		expect(below("..")).toBeUndefined();
	});

	it("knows nothing of what is no file, as a document that was never saved", () => {
		const inside = path.relative("/", process.cwd());
		expect(pathBelow(process.cwd(), "Untitled-1")).toBeUndefined();
		expect(pathBelow(path.resolve("/"), inside)).toBeUndefined();
	});
});
