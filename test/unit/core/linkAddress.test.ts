import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkAddress, rootAddress } from "../../../src/core/linkAddress.ts";
import { linkPlaces } from "../../../src/core/markdown/linkPlaces.ts";
import { type RepoPath, resolveRepoPath } from "../../../src/core/repoPath.ts";
import { markdownLinks } from "../../../src/core/scan/noteLinks.ts";

const path = (text: string) => text as RepoPath;

describe("the address of a link between files", () => {
	it.each([
		["src/.tacit", "src/.tacit/b.abcdefgh.md", "b.abcdefgh.md"],
		["src/.tacit", "lib/.tacit/b.md", "../../lib/.tacit/b.md"],
		["docs", "a b/(c)/ü#?&.md", "../a%20b/%28c%29/%C3%BC%23%3F%26.md"],
		["", "a:b/c.md", "./a%3Ab/c.md"],
		["x", "x/100%.md", "100%25.md"],
	])("from %s to %s", (folder, target, address) => {
		expect(linkAddress(path(folder), path(target))).toBe(address);
	});

	const part = fc
		.string({ unit: "grapheme", minLength: 1, maxLength: 12 })
		.filter((text) => !/[/\\\0]/.test(text) && text !== "." && text !== "..");
	const folders = fc
		.array(part, { maxLength: 3 })
		.map((parts) => parts.join("/"));

	it("leads there for Markdown and for the scan of notes, whatever the names", () => {
		fc.assert(
			fc.property(folders, folders, part, (folder, other, name) => {
				const target = path(`${other === "" ? "" : `${other}/`}${name}.md`);
				for (const address of [
					linkAddress(path(folder), target),
					rootAddress(target),
				]) {
					const text = `# T\n\nSee [it](${address}), [it](<${address}>).\n\n[d]: ${address}\n`;
					const urls = linkPlaces(text).map(({ url }) => url);
					expect(urls).toEqual([address, address, address]);
					expect(
						markdownLinks(text, path(folder)).map((link) => link.target),
					).toEqual([target, target, target]);
				}
				const [relative = ""] = linkAddress(path(folder), target).split("\n");
				expect(
					resolveRepoPath(path(folder), decodeURIComponent(relative)),
				).toBe(target);
			}),
		);
	});
});
