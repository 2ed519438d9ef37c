# The frame, the pages before signing in, and what can go wrong.
nav-main = Navigation principale
nav-inbox = Boîte de réception
nav-analytics = Statistiques
nav-settings = Réglages
nav-profile = Votre profil

close = Fermer
keys-title = Raccourcis clavier
keys-single = Touches simples actives (sans Ctrl ni ⌘)

tags = Étiquettes
tag-add = Ajouter une étiquette
tag-remove = Retirer l’étiquette { $tag }
tags-used = Étiquettes utilisées
tag-long = Une étiquette compte { $most } caractères au plus.
tags-many = Un dialogue porte { $most } étiquettes au plus. Retirez-en une d’abord.

language = Langue
your-name = Votre nom
email = E-mail
password = Mot de passe
password-hint = Au moins 8 caractères.
workspace-name = Espace de travail
time-zone = Fuseau horaire

setup-title = Bienvenue dans Candor
setup-lead = Créez votre compte de propriétaire et un espace de travail pour votre équipe.
setup-token = Jeton d’installation
setup-token-hint = Le terminal l’affiche au démarrage de Candor.
setup-go = Créer l’espace de travail
sign-in-title = Connexion
sign-in = Se connecter
invitation-title = Vous êtes invité à rejoindre { $workspace }
invitation-go = Rejoindre
invitation-gone = Cette invitation n’est plus valable
invitation-gone-lead = Elle a été utilisée, retirée, ou date de plus d’une semaine. Demandez-en une nouvelle à la personne qui l’a envoyée.

error-offline = Candor est injoignable. Rien n’a été modifié ; réessayez une fois connecté.
error-invalid-json = La requête était incorrecte. Rechargez la page.
error-validation = Certaines valeurs ne sont pas valables.
error-unknown-parameter = La requête était incorrecte. Rechargez la page.
error-unauthenticated = Vous êtes déconnecté. Connectez-vous de nouveau.
error-wrong-password = L’e-mail ou le mot de passe est incorrect.
error-forbidden = Votre rôle ne le permet pas.
error-wrong-origin = Cette page ne peut pas appeler Candor : son adresse n’est pas l’adresse publique de Candor.
error-not-found = Cet élément n’existe plus.
error-method-not-allowed = La requête était incorrecte. Rechargez la page.
error-already-taken = Quelqu’un d’autre a pris ce dialogue.
error-already-finished = Ce dialogue est terminé.
error-not-finished = Ce dialogue n’est pas terminé.
error-not-assigned = Ce dialogue ne vous est pas confié ; prenez-le d’abord.
error-not-asked = Aucune évaluation n’a été demandée pour ce dialogue.
error-already-rated = Ce dialogue est déjà évalué.
error-version-conflict = Quelqu’un d’autre a enregistré ces réglages entre-temps. Chargez les siens ; votre saisie reste à l’écran jusque-là.
error-email-taken = Un membre a déjà cet e-mail.
error-last-owner = Un espace de travail garde au moins un propriétaire actif. Nommez d’abord quelqu’un d’autre propriétaire.
error-stale = Cela a changé entre-temps. Rechargez.
error-expired = Le délai est écoulé.
error-withdrawn = Ce formulaire a été remplacé par un plus récent.
error-too-large = C’est trop volumineux.
error-unsupported-media-type = Les fichiers de ce type ne sont pas acceptés ici.
error-too-many-requests = Trop d’essais. Attendez un instant, puis réessayez.
error-internal = Une erreur s’est produite côté Candor. Rien n’a été modifié ; réessayez.
error-unavailable = Candor n’est pas disponible pour l’instant. Rien n’a été modifié ; réessayez.
error-storage-full = L’espace de stockage du serveur est plein. Rien n’a été enregistré.

# What is wrong with one field, by the field's name.
field-name = De 1 à 100 caractères, sur une ligne.
field-title = De 1 à 100 caractères, sur une ligne.
field-workspace = De 1 à 100 caractères, sur une ligne.
field-email = Saisissez une adresse e-mail.
field-password = De 8 à 128 caractères.
field-new-password = De 8 à 128 caractères.
field-current-password = Ce n’est pas votre mot de passe actuel.
field-token = Ce n’est pas le jeton affiché dans le terminal.
field-time-zone = Un fuseau horaire, par exemple Europe/Paris.
