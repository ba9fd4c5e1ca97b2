import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/cacheFolder.ts";

interface LockedPackage {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly resolved?: string;
}

const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(
	readFileSync(path.join(projectFolder, "package-lock.json"), "utf8"),
);

describe("the lock file", () => {
	it("holds every package that another needs, those for other systems too: else npm ci refuses it", () => {
		const missing = Object.entries(packages).flatMap(([place, locked]) =>
			Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
				.filter((name) => !stands(place, name))
				.map((name) => `${name}, for ${place}`),
		);
		expect(missing).toEqual([]);
		expect(Object.keys(packages).length).toBeGreaterThan(100);
	});

	it("names no registry", () => {
		const named = Object.entries(packages).filter(
			([, { resolved }]) => resolved !== undefined,
		);
		expect(named).toEqual([]);
	});
});

/** Whether node finds a package from a place in the tree: beside it, or in a `node_modules` further up. */
function stands(place: string, name: string): boolean {
	const parts = place === "" ? [] : place.split(/(?=\bnode_modules\/)/);
	return [...parts.keys(), parts.length].some((kept) =>
		Object.hasOwn(
			packages,
			[...parts.slice(0, kept).map((part) => part.replace(/\/$/, "")), ""]
				.join("/")
				.concat(`node_modules/${name}`),
		),
	);
}
