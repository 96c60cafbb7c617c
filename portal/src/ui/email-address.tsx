/** An address that goes on in the next line after its sign, where it does not fit into one. */
export function EmailAddress({ email }: { email: string }) {
  const sign = email.indexOf('@') + 1;
  return (
    <>
      {email.slice(0, sign)}
      <wbr />
      {email.slice(sign)}
    </>
  );
}
