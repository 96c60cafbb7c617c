/** Explains the archive's files in both languages, for a person who opens it years later. */
export const README = `Your data from Gaitway

person.json       who you are here, your consent, your care team, your tests, and the phones
                  on which the app may send you messages (not the secret key of each phone)
recordings.csv    all your recordings with their scores; recordings.json holds the same
models.json       the models that learned from your recordings
who-looked.csv    who viewed or changed your data, newest first
recordings/       each recording as your phone sent it (.json) and as a table (.csv)

Times are in UTC. Acceleration is in m/s2, rotation in rad/s, magnetic field in microtesla.


Vos données de Gaitway

person.json       qui vous êtes ici, votre consentement, votre équipe de soins, vos tests, et les
                  téléphones où l'application peut vous écrire (sans la clé secrète de chacun)
recordings.csv    tous vos enregistrements avec leurs scores ; recordings.json contient la même chose
models.json       les modèles qui ont appris de vos enregistrements
who-looked.csv    qui a consulté ou modifié vos données, du plus récent au plus ancien
recordings/       chaque enregistrement tel que votre téléphone l'a envoyé (.json) et en tableau (.csv)

Les heures sont en UTC. Accélération en m/s2, rotation en rad/s, champ magnétique en microtesla.
`;
