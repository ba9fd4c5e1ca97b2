import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "./cacheFolder.ts";
import type { InstalledEditor } from "./installEditor.ts";
import { runNpmScript } from "./runNpmScript.ts";

const run = promisify(execFile);

/** Absolute path of the package that `npm run package` makes, whether it is there or not. */
export async function packageFile(): Promise<string> {
	const { name, version } = JSON.parse(
		await readFile(join(projectFolder, "package.json"), "utf8"),
	);
	return join(projectFolder, `${name}-${version}.vsix`);
}

/** Builds the extension's package (`npm run package`) and returns its absolute path. Throws when it cannot be built. */
export async function packageExtension(): Promise<string> {
	const file = await packageFile();
	await rm(file, { force: true });
	if ((await runNpmScript("package")) !== 0) {
		throw new Error("The extension could not be packaged.");
	}
	return file;
}

/** Installs a package in a VS Code as a person would, into the given extensions folder (absolute path, made if missing). */
export async function installPackage(
	vsix: string,
	editor: InstalledEditor,
	extensions: string,
): Promise<void> {
	await mkdir(extensions, { recursive: true });
	const data = await mkdtemp(join(tmpdir(), "tacit-install-"));
	try {
		await run(editor.node, [
			editor.serverMain,
			...["--install-extension", vsix, "--force"],
			...[
				"--extensions-dir",
				extensions,
				"--server-data-dir",
				data,
				"--accept-server-license-terms",
			],
		]);
	} catch (error) {
		const { stdout = "", stderr = "" } = error as {
			stdout?: string;
			stderr?: string;
		};
		throw new Error(
			`VS Code ${editor.version.vscode} could not install ${vsix}:\n${stdout}${stderr}`,
		);
	} finally {
		await rm(data, { recursive: true, force: true });
	}
}
