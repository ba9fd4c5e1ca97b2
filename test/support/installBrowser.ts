import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "./cacheFolder.ts";
import { findInstalledBrowser } from "./installedBrowser.ts";
import { installOnce } from "./installOnce.ts";
import { npmInstall } from "./npmInstall.ts";
import type { Progress } from "./progress.ts";

const run = promisify(execFile);

/** A Chromium that can be started on this machine. */
export interface InstalledBrowser {
	/** Absolute path of the program. */
	readonly executable: string;
	/** Variables it needs in its environment beyond the usual ones. */
	readonly environment: Readonly<Record<string, string>>;
}

/** The last version that runs on Node 20: newer ones ask for Node 22. It carries Chromium of the same major version. */
const chromiumPackage = "@sparticuz/chromium@147.0.0";

/**
 * A Chromium to show the editor in: an installed one (see `findInstalledBrowser`), else the one that an npm package
 * carries, unpacked into the cache the first time (70 MB to fetch, 280 MB on disk).
 */
export async function installBrowser(
	progress: Progress,
): Promise<InstalledBrowser> {
	const installed = await findInstalledBrowser();
	if (installed !== undefined) {
		return { executable: installed, environment: {} };
	}
	if (process.platform !== "linux") {
		throw new Error(
			"No Chromium, Chrome or Edge was found. Install one, or name it in the environment variable CHROMIUM.",
		);
	}
	const folder = await installOnce({
		folder: join(cacheFolder, "chromium"),
		recipe: { package: chromiumPackage, layout: 2 },
		install: async (folder) => {
			progress("Installing Chromium from npm (about 70 MB, only this once) …");
			await writeFile(join(folder, "package.json"), '{ "private": true }\n');
			await npmInstall({
				folder,
				packages: [chromiumPackage],
				what: "Chromium",
				progress,
			});
			await unpack(folder);
			await writeFile(
				join(folder, "unpacked", "fonts", "fonts.conf"),
				fontSettings,
			);
			await rm(join(folder, "node_modules"), { recursive: true });
			progress("Chromium is installed.");
		},
	});
	return withMissingLibraries(join(folder, "unpacked"));
}

/** The package's own settings look for its fonts in a fixed folder elsewhere. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Has the package unpack itself. It unpacks into the folder for temporary files, under fixed names, so it is given a
 * folder of its own as such; and only believing itself in a certain cloud does it unpack the libraries it carries.
 */
async function unpack(folder: string): Promise<void> {
	const target = join(folder, "unpacked");
	await mkdir(target);
	const script =
		"import('@sparticuz/chromium').then((module) => module.default.executablePath())";
	const environment = {
		...process.env,
		TMPDIR: target,
		AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
	};
	await run(process.execPath, ["-e", script], {
		cwd: folder,
		env: environment,
	});
}

/** Lends Chromium the libraries that came with it if this machine lacks them, and says what is missing if that does not help. */
async function withMissingLibraries(
	unpacked: string,
): Promise<InstalledBrowser> {
	const executable = join(unpacked, "chromium");
	// Without any font, text would be empty boxes; Open Sans comes with the package.
	const fonts = (await hasFonts())
		? {}
		: { FONTCONFIG_PATH: join(unpacked, "fonts") };
	const lent = [process.env["LD_LIBRARY_PATH"], join(unpacked, "al2023", "lib")]
		.filter(Boolean)
		.join(":");
	const choices: Record<string, string>[] = [
		fonts,
		{ ...fonts, LD_LIBRARY_PATH: lent },
	];
	let reason: unknown;
	for (const environment of choices) {
		try {
			await run(executable, ["--version"], {
				env: { ...process.env, ...environment },
			});
			return { executable, environment };
		} catch (error) {
			reason = error;
		}
	}
	const said = (reason as { stderr?: string }).stderr ?? String(reason);
	throw new Error(
		`The Chromium from npm does not start here. Install Chromium or Chrome, or name one in CHROMIUM. It said:\n${said}`,
	);
}

async function hasFonts(): Promise<boolean> {
	try {
		const { stdout } = await run("fc-list");
		return stdout.trim() !== "";
	} catch {
		return false;
	}
}
