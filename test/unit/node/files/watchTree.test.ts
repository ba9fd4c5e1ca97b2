import {
	mkdirSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { watchTree } from "../../../../src/node/files/watchTree.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

function watched() {
	const root = realpathSync(temporaryFolder());
	const told = { seen: new Set(), found: new Set(), gone: new Set() };
	const note = (kind: keyof typeof told) => (place: string) =>
		void told[kind].add(relative(root, place));
	const watch = watchTree({
		seen: note("seen"),
		found: note("found"),
		gone: note("gone"),
		without: new Set(["node_modules"]),
	});
	onTestFinished(() => watch.dispose());
	const at = (path: string) => join(root, path);
	return {
		told,
		watch,
		at,
		write: (path: string) => writeFileSync(at(path), "text"),
		make: (path: string) => mkdirSync(at(path), { recursive: true }),
		has: (kind: keyof typeof told, path: string) =>
			vi.waitFor(() => expect(told[kind]).toContain(path), { interval: 5 }),
	};
}

describe("A watched tree", () => {
	it("tells of what came with a folder before it was watched", () => {
		const { make, write, watch, at, told } = watched();
		make("new/deep/.tacit");
		write("new/deep/.tacit/a.md");
		watch.add(at("new"));
		expect([...told.found]).toEqual(["new/deep/.tacit/a.md"]);
	});

	it("tells of all that is made at once in it, and of every change after that", async () => {
		const { make, write, watch, at, has, told } = watched();
		make("new");
		watch.add(at("new"));
		for (let round = 0; round < 20; round++) {
			make(`new/${round}/.tacit`);
			for (const name of "abc") write(`new/${round}/.tacit/${name}.md`);
		}
		for (let round = 0; round < 20; round++)
			for (const name of "abc")
				await vi.waitFor(() =>
					expect([...told.seen, ...told.found]).toContain(
						`new/${round}/.tacit/${name}.md`,
					),
				);
		told.seen.clear();
		for (let round = 0; round < 20; round++) write(`new/${round}/.tacit/a.md`);
		for (let round = 0; round < 20; round++)
			await has("seen", `new/${round}/.tacit/a.md`);
	});

	it("tells of a folder that goes or moves, and not of what is done to it elsewhere", async () => {
		const { make, write, watch, at, has, told } = watched();
		make("new/one/deep");
		make("other");
		watch.add(at("new"));
		renameSync(at("new/one"), at("other/one"));
		await has("gone", "new/one");
		told.seen.clear();
		write("other/one/deep/a.md");
		make("new/two");
		await has("seen", "new/two");
		rmSync(at("new/two"), { recursive: true });
		await has("gone", "new/two");
		expect([...told.seen].join()).not.toContain("a.md");
	});

	it("leaves out folders of the names that are given, and takes no file for one", () => {
		const { make, write, watch, at, told } = watched();
		make("new/node_modules/x");
		write("new/node_modules/x/a.md");
		write("new/a.ts");
		watch.add(at("new/a.ts"));
		watch.add(at("new/node_modules"));
		watch.add(at("nowhere"));
		expect([...told.found]).toEqual([]);
	});
});
