# The operator's inbox.

inbox-title = Boîte de réception
inbox-lists = Listes
inbox-dialogue = Dialogue
inbox-messages = Messages
inbox-list-waiting = En attente
inbox-list-mine = À moi
inbox-list-all = Tous
inbox-list-finished = Terminés
inbox-more = En charger plus
inbox-loading = Chargement…
inbox-close = Fermer
inbox-cancel = Annuler
inbox-save = Enregistrer
inbox-undo = Annuler la suppression
inbox-back = Retour à la liste

# The connection
inbox-live = En direct
inbox-not-live = Non connecté
inbox-connecting = Connexion… Ce que vous écrivez entre-temps est conservé.
inbox-lost = Pas de connexion depuis { $time }. L’affichage peut être dépassé. Ce que vous écrivez est conservé et partira dès qu’elle revient.
inbox-try-now = Réessayer

# A row
inbox-visitor = Visiteur
inbox-test = Test
inbox-test-long = Un dialogue de test, venu de la page d’exemple ou d’un membre connecté. Il fonctionne comme les autres et ne compte nulle part.
inbox-course = Cours
inbox-website = Site web
inbox-you = Vous :
inbox-team = Équipe :
inbox-types = écrit…
inbox-draft = Brouillon
inbox-a-file = Un fichier
inbox-waits = Attend une réponse :
inbox-waits-since = Attend une réponse depuis : { $time }
inbox-unread =
    { $count ->
        [one] { $count } message non lu
        [many] { $count } de messages non lus
       *[other] { $count } messages non lus
    }

# Nothing there
inbox-no-chat = Vous ne répondez encore dans aucun chat. Demandez à un administrateur de vous y ajouter.
inbox-no-chat-manager = Il n’y a pas encore de chat où vous répondez. Créez-en un, ou ajoutez-vous à ceux qui y répondent.
inbox-to-chats = Aller aux chats
inbox-empty-waiting = Personne n’attend. Un nouveau dialogue apparaît ici de lui-même.
inbox-empty-mine = Vous n’avez aucun dialogue ouvert.
inbox-empty-all = Aucun dialogue n’est ouvert. Dès qu’un visiteur écrit, il apparaît ici de lui-même.
inbox-empty-finished = Rien n’est encore terminé.
inbox-to-waiting =
    { $count ->
        [one] { $count } visiteur attend
        [many] { $count } de visiteurs attendent
       *[other] { $count } visiteurs attendent
    }
inbox-to-mine =
    { $count ->
        [one] Vers votre dialogue ouvert
        [many] Vers vos { $count } de dialogues ouverts
       *[other] Vers vos { $count } dialogues ouverts
    }
inbox-to-try = Mettez un chat sur votre site, ou essayez sa page d’exemple
inbox-choose = Choisissez un dialogue dans la liste.
inbox-choose-none = Dès qu’un visiteur écrit, son dialogue apparaît dans la liste.
inbox-hint-rows = parcourir la liste
inbox-hint-open = ouvrir
inbox-hint-keys = tous les raccourcis
inbox-missing = Ce dialogue n’existe pas, ou ne fait plus partie de vos chats.

# The dialogue
inbox-take = Prendre
inbox-finish = Terminer
inbox-finishing = Fin en cours…
inbox-hand-over = Transmettre
inbox-nobody-yet = En attente depuis { $time }. Prenez le dialogue pour répondre.
inbox-answered-by = { $name } répond dans ce dialogue.
inbox-is-finished = Ce dialogue est terminé. Si le visiteur écrit bientôt, il reprend ici.
inbox-taken-by = { $name } l’a pris juste avant vous et répond dans ce dialogue.
inbox-said-taken = Le dialogue est à vous.
inbox-said-finished = Le dialogue avec { $name } est terminé.
inbox-loading-older = Chargement des messages précédents…
inbox-new = Nouveau
inbox-fresh =
    { $count ->
        [one] { $count } nouveau message
        [many] { $count } de nouveaux messages
       *[other] { $count } nouveaux messages
    }
inbox-to-end = Au dernier message
inbox-is-typing = { $name } écrit…
inbox-seen = Vu
inbox-sent = Envoyé
inbox-pending = Envoi…
inbox-pending-offline = Partira dès que la connexion revient
inbox-not-sent = Non envoyé.
inbox-retry = Réessayer
inbox-discard = Jeter
inbox-picture = Image { $name }
inbox-download = Télécharger

# What happened. who, whom: me, other, nobody
inbox-event-taken =
    { $who ->
        [me] Vous avez pris le dialogue
       *[other] { $by } a pris le dialogue
    }
inbox-event-transferred =
    { $who ->
        [me]
            { $whom ->
                [me] Vous avez repris le dialogue
               *[other] Vous avez transmis le dialogue à { $to }
            }
       *[other]
            { $whom ->
                [me] { $by } vous a transmis le dialogue
               *[other] { $by } a transmis le dialogue à { $to }
            }
    }
inbox-event-returned =
    { $who ->
        [me] Vous avez remis le dialogue en attente
       *[other] { $by } a remis le dialogue en attente
    }
inbox-event-finished =
    { $who ->
        [me] Vous avez terminé le dialogue
       *[other] { $by } a terminé le dialogue
    }
inbox-event-finished-visitor = Le visiteur a terminé le dialogue
inbox-event-finished-idle = Terminé de lui-même après un temps sans message
inbox-event-finished-operator = Le dialogue a été terminé
inbox-event-finished-admin = Le dialogue a été terminé
inbox-event-finished-alone = Le dialogue a été terminé
inbox-event-continued = Le visiteur a repris le dialogue
inbox-note-from =
    { $who ->
        [me] Votre note à l’équipe
       *[other] Note de { $by } à l’équipe
    }

# The composer
inbox-message = Message
inbox-write = Écrivez une réponse… / pour les réponses types
inbox-write-course = Écrivez à l’élève… / pour les réponses types
inbox-send = Envoyer
inbox-send-long = Entrée envoie, Maj+Entrée passe à la ligne
inbox-draft-kept = Brouillon conservé
inbox-length = { $length } caractères sur { $longest }
inbox-too-long = C’est trop long pour un seul message. Raccourcissez-le ou envoyez-le en deux.
inbox-wait-upload = Un fichier est encore en cours d’envoi.
inbox-unsent = Vous avez écrit quelque chose qui n’est pas encore envoyé.
inbox-send-and-finish = Envoyer et terminer
inbox-finish-without = Terminer sans envoyer
inbox-go-on = Continuer à écrire
inbox-unsent-left = Un message n’a pas pu partir : rien n’a été modifié. Réessayez de l’envoyer ou jetez-le d’abord.

# Files
inbox-attach = Joindre un fichier
inbox-attached = Fichiers à envoyer
inbox-detach = Retirer { $name }
inbox-uploading = Envoi de { $name }
inbox-file-too-large = Trop volumineux : { $size } au plus.
inbox-file-kind = Ce type de fichier n’est pas accepté ici.
inbox-drop = Déposez pour joindre

# Canned replies
inbox-canned = Réponses types
inbox-canned-about = Partagées par toute l’équipe. Tapez / et le raccourci dans un message.
inbox-canned-keys = ↑ ↓ choisir · ⏎ insérer · Échap fermer
inbox-canned-manage = Gérer
inbox-no-replies = Il n’y a pas encore de réponse type.
inbox-shortcut = Raccourci
inbox-shortcut-hint = Ce qu’on tape après / : lettres, chiffres, - et _
inbox-shortcut-wrong = Utilisez 1 à 40 lettres, chiffres, - et _, et un raccourci encore libre.
inbox-reply-text = Texte
inbox-reply-new = Nouvelle réponse
inbox-reply-change = Modifier /{ $shortcut }
inbox-reply-delete = Supprimer /{ $shortcut }
inbox-reply-deleted = /{ $shortcut } est supprimé.

# Handing over
inbox-to-whom = À qui ?
inbox-back-to-waiting = Remettre en attente
inbox-to-me = À moi
inbox-no-colleagues = Aucun collègue ne répond dans ce chat.
inbox-note = Note
inbox-note-hint = Visible par l’équipe seulement.

# The visitor's card
inbox-card = Fiche du visiteur
inbox-verified = Vérifié par le site
inbox-not-verified = Non vérifié
inbox-not-verified-long = Le nom et l’e-mail sont ceux que donne le visiteur ; le site ne s’en porte pas garant.
inbox-email = E-mail
inbox-chat = Chat
inbox-page = Page
inbox-language = Langue
inbox-browser = Navigateur
inbox-fields = Dit par la page
inbox-fields-hint = C’est votre page qui le dit ; personne ne s’en porte garant.
inbox-opened = Ouvert
inbox-operator = Opérateur
inbox-curator = Tuteur
inbox-nobody = Personne encore
inbox-tags-hint = De quoi il s’agit. L’équipe le voit, pas le visiteur.
inbox-earlier = Autres dialogues
inbox-earlier-none = C’est le premier.
inbox-state-waiting = En attente
inbox-state-active = Ouvert

# Erasing a visitor
inbox-erased = Effacé
inbox-erased-long = Les messages de ce dialogue, et ce que l’on savait du visiteur, ont été effacés.
inbox-erased-message = Ce message a été effacé.
inbox-erased-file = Ce fichier a été effacé.
inbox-erase = Effacer ce visiteur…
inbox-erase-title = Effacer « { $name } » ?
inbox-erase-lead = Son nom, son e-mail, ses messages, ses fichiers et ses commentaires disparaissent, ainsi que ce que l’équipe lui a écrit : ici, dans les analyses, les recherches et les exports. Un dialogue en cours est terminé. C’est irréversible.
inbox-erase-stays = Les numéros et les heures des messages restent, et chaque total et chaque moyenne demeurent tels quels.
inbox-erase-type = Saisissez « { $name } » pour confirmer
inbox-erase-now = Effacer définitivement
inbox-erase-done = Effacé.

# Alerts
inbox-alerts = Notifications
inbox-alerts-about = Quand quelqu’un commence à attendre ou vous écrit. Conservé dans ce navigateur.
inbox-alert-sound = Son
inbox-alert-desktop = Notification du bureau quand Candor n’est pas au premier plan
inbox-alert-denied = Ce navigateur refuse les notifications de cette page. Vous pouvez les autoriser dans ses réglages.
inbox-alert-impossible = Ce navigateur ne peut pas afficher de notifications sur cette page.
inbox-alert-badge = Nombre dans le titre de l’onglet

# Keys
inbox-key-next = Dialogue suivant
inbox-key-previous = Dialogue précédent
inbox-key-open = Ouvrir le dialogue choisi
inbox-key-take = Prendre
inbox-key-write = Aller au message
inbox-key-canned = Dans le message : réponses types
inbox-key-send = Dans le message : envoyer
inbox-key-line = Dans le message : nouvelle ligne
inbox-key-finish = Terminer
inbox-key-hand-over = Transmettre
inbox-key-card = Fiche du visiteur
inbox-key-tags = Étiquettes
inbox-key-lists = En attente, à moi, tous, terminés
inbox-key-back = Du message à la liste
inbox-key-help = Cette aide
