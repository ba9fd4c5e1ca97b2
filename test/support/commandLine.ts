/**
 * Runs a program and ends the process with the exit code that it resolves to. What it throws is printed as one message,
 * with the whole stack only when the environment variable `DEBUG` is set, and ends with exit code 1.
 */
export async function runCommandLine(
	program: () => Promise<number>,
): Promise<never> {
	let exitCode = 1;
	try {
		exitCode = await program();
	} catch (error) {
		const wanted = process.env["DEBUG"] ? "stack" : "message";
		process.stderr.write(
			`\n${error instanceof Error ? error[wanted] : String(error)}\n`,
		);
	}
	// Not `process.exit()` alone: what was printed to a pipe may still be under way.
	await new Promise((resolve) => process.stdout.write("", resolve));
	process.exit(exitCode);
}
