import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { sharedConfig } from "../../../../src/node/files/sharedConfig.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

it("files of settings outside the repository are read from the folders that were named, and from nowhere else", async () => {
	const folder = temporaryFolder();
	const place = (...parts: string[]) => path.join(folder, ...parts);
	await mkdir(place("repository", ".tacit"), { recursive: true });
	for (const name of ["team", "secret"]) {
		await mkdir(place(name));
		await writeFile(place(name, "tacit.yaml"), name);
	}
	await symlink(place("secret"), place("team", "link"));
	await writeFile(place("team", "large.yaml"), "x".repeat(65 * 1024));
	const read = async (written: string, folders = [place("team")]) => {
		const bytes = await sharedConfig(place("repository"), folders)(written);
		return bytes && Buffer.from(bytes).toString();
	};
	expect(await read("../../team/tacit.yaml")).toBe("team");
	expect(await read(place("team", "tacit.yaml"))).toBe("team");
	for (const written of [
		"../../secret/tacit.yaml",
		"../../team/../secret/tacit.yaml",
		"../../team/link/tacit.yaml",
		"../../team/large.yaml",
		"../../team",
		"../../team/none.yaml",
		"../../team/tacit.yaml\0",
	])
		expect(await read(written)).toBeUndefined();
	expect(await read("../../team/tacit.yaml", [])).toBeUndefined();
});
