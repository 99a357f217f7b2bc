// What all drivers share: where the fake server is, and how a result is reported.
export const target = JSON.parse(process.env.INTEROP_TARGET ?? "null");

/** Runs the operations one after another, and prints a line of JSON for each. */
export async function run(operations) {
  for (const [operation, call] of Object.entries(operations)) {
    try {
      await call();
      report({ operation, ok: true });
    } catch (error) {
      report({ operation, ok: false, error: textOf(error) });
    }
  }
}

export function report(result) {
  process.stdout.write(JSON.stringify(result) + "\n");
}

/** Fails unless the value is there. */
export function need(value, what) {
  if (value === undefined || value === null || value === false || value === "") {
    throw new Error(`The result has no ${what}.`);
  }
  return value;
}

export function textOf(error) {
  const detail = error?.details ?? error?.data ?? error?.raw;
  return `${error?.message ?? error}${detail ? " " + JSON.stringify(detail).slice(0, 300) : ""}`;
}

export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
