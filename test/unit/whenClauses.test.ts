import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/cacheFolder.ts";

const read = (path: string) => readFileSync(join(projectFolder, path), "utf8");

/** The keys in the `when` clauses of what VS Code is told of Tacit; views and menus are no keys. */
function keysAsked(): readonly string[] {
	const { contributes } = JSON.parse(read("package.json"));
	const names = new Set<string>();
	JSON.stringify(contributes, (name, value: unknown) => {
		if ((name === "when" || name === "enablement") && typeof value === "string")
			for (const [key] of value
				.replace(/\b(?:view|focusedView|commentController)\s*[=!]=\s*\S+/g, "")
				.matchAll(/\btacit\.\w+/g))
				names.add(key);
		return value;
	});
	return [...names].sort();
}

describe("a when clause", () => {
	it("asks for no key that Tacit never sets", () => {
		const typed = read("src/vscode/contextKeys.ts");
		const known = [...typed.matchAll(/\| "(tacit\.\w+)"/g)].map(
			([, key]) => key ?? "",
		);
		const asked = keysAsked();
		expect(asked).toContain("tacit.knowsNotes");
		expect(asked.filter((key) => !known.includes(key))).toEqual([]);
	});
});
