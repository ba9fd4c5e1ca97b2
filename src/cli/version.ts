/** Tacit's version; `0.0.0` where it runs unbundled. */
export const version: string = process.env["TACIT_VERSION"] ?? "0.0.0";
